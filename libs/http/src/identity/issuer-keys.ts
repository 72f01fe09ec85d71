import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Clock, Logger } from '@landport/platform';
import { Problem } from '../problems/problem';

/** The set is asked for again after this long; a key taken out of it stops opening doors then. */
const FRESH_MS = 5 * 60_000;
/** A kid that is not in the set asks for it again, but not oftener than this: kids are the sender's to choose. */
const COOLDOWN_MS = 30_000;
const FETCH_MS = 5_000;

const unavailable = (cause: unknown): Problem =>
  new Problem({
    status: 503,
    code: 'identity/issuer-unavailable',
    detail: {
      en: 'The issuer of tokens cannot be reached to fetch its keys.',
      zh: '无法连接令牌签发方以获取密钥。',
    },
    headers: { 'retry-after': '5' },
    cause,
  });

async function fetchJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** The issuer's public keys, found by discovery. They alone verify: no key or address in a token is followed. */
export class IssuerKeys {
  private set: JWTVerifyGetKey | undefined;
  private serialised = '';
  private fetchedAt = -Infinity;
  private triedAt = -Infinity;
  private fetching: Promise<void> | undefined;

  /** @param onChange  called when the set of keys is another one than before */
  constructor(
    private readonly issuer: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly onChange: () => void,
  ) {}

  /** @throws Problem 503 when the issuer has never been reached */
  async current(): Promise<JWTVerifyGetKey> {
    if (this.set === undefined)
      await this.refresh().catch((error: unknown) => Promise.reject(unavailable(error)));
    return this.set as JWTVerifyGetKey;
  }

  /** Asks again when the set is old; the callers of now do not wait for it, and keep the old one if it fails. */
  keepFresh(): void {
    const now = this.clock.now().getTime();
    if (now - this.fetchedAt < FRESH_MS || now - this.triedAt < COOLDOWN_MS) return;
    void this.refresh().catch((error: unknown) =>
      this.logger.warn({ err: error }, 'the issuer gave no keys; those known are kept'),
    );
  }

  /** For a kid that is not in the set: perhaps the issuer has a new key. Resolves whether it was asked. */
  async askAgain(): Promise<boolean> {
    if (this.clock.now().getTime() - this.triedAt < COOLDOWN_MS) return false;
    await this.refresh().catch(() => undefined);
    return true;
  }

  private refresh(): Promise<void> {
    this.triedAt = this.clock.now().getTime();
    this.fetching ??= this.fetch().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetch(): Promise<void> {
    const discovery = await fetchJson(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (discovery['issuer'] !== this.issuer || typeof discovery['jwks_uri'] !== 'string')
      throw new Error(`${this.issuer} describes itself as another issuer`);
    const keys = await fetchJson(discovery['jwks_uri']);
    const set = createLocalJWKSet(keys as unknown as JSONWebKeySet);
    const serialised = JSON.stringify(keys);
    if (this.set !== undefined && serialised !== this.serialised) this.onChange();
    this.set = set;
    this.serialised = serialised;
    this.fetchedAt = this.clock.now().getTime();
  }
}
