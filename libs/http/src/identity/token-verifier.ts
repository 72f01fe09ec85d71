import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Clock, Logger } from '@landport/platform';
import type { Caller } from './caller';
import { IssuerKeys } from './issuer-keys';
import { tokenExpired, tokenInvalid, tokenMissing } from './refusals';
import { callerOf } from './token-claims';
import { TokenMemory } from './token-memory';

/** Signatures taken. None that is symmetric: with one, the issuer's public key would be a signing key. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'PS384', 'RS256', 'RS384'];
/** Clocks of issuer and service may differ by this much. */
const SKEW_SECONDS = 5;
const LONGEST_TOKEN = 8192;
const BEARER = /^Bearer ([\w.~+/-]+=*)$/i;

export interface Issuer {
  readonly OIDC_ISSUER: string;
  readonly OIDC_AUDIENCE: string;
}

/** Checks access tokens by RFC 9068 and remembers those that passed. */
export class TokenVerifier {
  private readonly memory = new TokenMemory();
  private readonly keys: IssuerKeys;

  constructor(
    private readonly issuer: Issuer,
    private readonly clock: Clock,
    logger: Logger,
  ) {
    this.keys = new IssuerKeys(issuer.OIDC_ISSUER, clock, logger, () => this.memory.forgetAll());
  }

  /**
   * Answers at once for a token that is remembered, so that the hot path waits for nothing.
   * @throws Problem 401 when there is no token or a bad one
   */
  verify(authorization: string | undefined): Caller | Promise<Caller> {
    if (authorization === undefined) throw tokenMissing();
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined || token.length > LONGEST_TOKEN) throw tokenInvalid();
    this.keys.keepFresh();
    const key = TokenMemory.keyOf(token);
    const known = this.memory.find(key);
    if (known === undefined) return this.check(token, key);
    if (known.expiresAt + SKEW_SECONDS * 1000 > this.clock.now().getTime()) return known.caller;
    this.memory.forget(key);
    throw tokenExpired();
  }

  private async check(token: string, key: string): Promise<Caller> {
    const payload = await this.signed(token).catch(async (error: unknown) => {
      const isNewKey = error instanceof errors.JWKSNoMatchingKey && (await this.keys.askAgain());
      if (isNewKey) return this.signed(token).catch((again: unknown) => refuse(again));
      return refuse(error);
    });
    const read = callerOf(payload);
    if (read === undefined) throw tokenInvalid();
    this.memory.remember(key, read);
    return read.caller;
  }

  private async signed(token: string): Promise<unknown> {
    const keys = await this.keys.current();
    // A token without kid would be tried against every key there is.
    if (decodeProtectedHeader(token).kid === undefined) throw new errors.JWSInvalid('no kid');
    const { payload } = await jwtVerify(token, keys, {
      issuer: this.issuer.OIDC_ISSUER,
      audience: this.issuer.OIDC_AUDIENCE,
      typ: 'at+jwt',
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_SECONDS,
      currentDate: this.clock.now(),
      requiredClaims: ['exp', 'iat', 'sub', 'client_id'],
    });
    return payload;
  }
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw tokenExpired();
  if (error instanceof errors.JOSEError || error instanceof TypeError) throw tokenInvalid();
  throw error;
}
