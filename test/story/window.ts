import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm start` leaves in its data folder for scripts. */
interface Access {
  readonly gateway: string;
  readonly tokenEndpoint: string;
  readonly actors: Readonly<Record<string, { readonly scopes: readonly string[]; readonly secret: string }>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Ask {
  readonly body?: unknown;
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A window seen from outside: its gateway and its token endpoint, nothing else. */
export class Window {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly url: string,
    private readonly access: Access,
  ) {}

  /** @param dataFolder  the folder of a running `npm start` */
  static at(dataFolder: string): Window {
    const access = JSON.parse(readFileSync(join(dataFolder, 'access.json'), 'utf8')) as Access;
    return new Window(access.gateway, access);
  }

  /** Asks as one of the seeded actors. */
  async ask(actor: string, method: string, path: string, ask: Ask = {}): Promise<Answer> {
    const body = ask.text ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token(actor)}`,
        ...(body !== undefined && { 'content-type': ask.type ?? 'application/json' }),
        ...ask.headers,
      },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  async token(actor: string): Promise<string> {
    const known = this.tokens.get(actor);
    if (known !== undefined) return known;
    const entry = this.access.actors[actor];
    if (entry === undefined) throw new Error(`The window knows no ${actor}`);
    const response = await fetch(this.access.tokenEndpoint, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${actor}:${entry.secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: entry.scopes.join(' ') }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`The issuer gave ${actor} no token`);
    this.tokens.set(actor, token);
    return token;
  }
}
