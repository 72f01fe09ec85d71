import type { Scope } from '@landport/contracts';
import { WORLD, type Actor } from '../../apps/standalone/src/issuer/world';
import type { HostileWindow } from './hostile-window';

export const PEOPLE: readonly Actor[] = WORLD;

const actorOf = (id: string): Actor => {
  const actor = PEOPLE.find((each) => each.id === id);
  if (actor === undefined) throw new Error(`nobody is called ${id}`);
  return actor;
};

/** Tokens of everybody, made once each. */
export class Tokens {
  private readonly made = new Map<string, Promise<string>>();

  constructor(private readonly window: HostileWindow) {}

  /** @param also  scopes lent beside the actor's own, so that nothing but ownership stands in the way */
  of(id: string, ...also: readonly Scope[]): Promise<string> {
    const key = [id, ...also].join(' ');
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const { organisation: org, roles, scopes } = actorOf(id);
    const token = this.window.token({ org, roles, subject: id, scopes: [...new Set([...scopes, ...also])] });
    this.made.set(key, token);
    return token;
  }
}
