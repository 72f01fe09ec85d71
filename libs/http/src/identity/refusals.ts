import type { Text } from '@landport/contracts';
import { Problem } from '../problems/problem';

/** RFC 6750: without a token the challenge names no error. */
export const tokenMissing = (): Problem =>
  new Problem({
    status: 401,
    code: 'identity/token-missing',
    detail: { en: 'The request carries no bearer token.', zh: '请求未携带访问令牌。' },
    headers: { 'www-authenticate': 'Bearer realm="landport"' },
  });

const invalidToken = (code: string, detail: Text): Problem =>
  new Problem({
    status: 401,
    code,
    detail,
    headers: {
      'www-authenticate': `Bearer realm="landport", error="invalid_token", error_description="${detail.en}"`,
    },
  });

export const tokenExpired = (): Problem =>
  invalidToken('identity/token-expired', { en: 'The token has expired.', zh: '令牌已过期。' });

/** Says no more than that: which check failed would help only who forges one. */
export const tokenInvalid = (): Problem =>
  invalidToken('identity/token-invalid', {
    en: 'The token is not one of this issuer for this audience.',
    zh: '令牌并非由本签发方为本接口颁发。',
  });

export const scopeMissing = (scope: string): Problem =>
  new Problem({
    status: 403,
    code: 'identity/scope-missing',
    detail: { en: `This needs the scope ${scope}.`, zh: `此操作需要权限范围 ${scope}。` },
    headers: {
      'www-authenticate': `Bearer realm="landport", error="insufficient_scope", scope="${scope}"`,
    },
  });

export const mandateMissing = (organisation: string): Problem =>
  new Problem({
    status: 403,
    code: 'identity/mandate-missing',
    detail: {
      en: `There is no mandate in force to act for ${organisation}.`,
      zh: `没有代表 ${organisation} 行事的有效委托。`,
    },
  });
