import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** More than any number of people sign in to one machine with; the oldest entry goes first. */
const MOST_ENTRIES = 10_000;

/**
 * Sessions, codes and grants of people who sign in, kept while the issuer runs. Access tokens are JWTs and are not
 * kept at all, so a restart signs people out but leaves every token standing.
 */
export class SessionStore implements Adapter {
  private static readonly entries = new Map<string, Entry>();

  constructor(private readonly model: string) {}

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { entries } = SessionStore;
    const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
    entries.delete(this.key(id));
    entries.set(this.key(id), { payload, expiresAt });
    const oldest = entries.keys().next().value;
    if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const entry = SessionStore.entries.get(this.key(id));
    return Promise.resolve(entry && entry.expiresAt > Date.now() ? entry.payload : undefined);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.search((payload) => payload.uid === uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.search((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  destroy(id: string): Promise<void> {
    SessionStore.entries.delete(this.key(id));
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    const { entries } = SessionStore;
    for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    return Promise.resolve();
  }

  private async search(matches: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    for (const [key, { payload, expiresAt }] of SessionStore.entries) {
      if (key.startsWith(`${this.model}:`) && expiresAt > Date.now() && matches(payload)) return payload;
    }
    return undefined;
  }

  private readonly key = (id: string): string => `${this.model}:${id}`;
}
