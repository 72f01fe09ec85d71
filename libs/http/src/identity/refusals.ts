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

/** What stands in the way of acting for another. */
export type MandateLack =
  'none' | 'notAccepted' | 'notYetInForce' | 'expired' | 'ended' | 'kindNotCovered' | 'notForThisRoute';

const LACKS: Readonly<Record<MandateLack, (principal: string, what: string) => Text>> = {
  none: (principal) => ({
    en: `There is no mandate in force to act for ${principal}.`,
    zh: `没有代表 ${principal} 行事的有效委托。`,
  }),
  notAccepted: (principal) => ({
    en: `The mandate of ${principal} is offered and not yet accepted.`,
    zh: `${principal} 的委托尚未接受。`,
  }),
  notYetInForce: (principal, from) => ({
    en: `The mandate of ${principal} holds from ${from}.`,
    zh: `${principal} 的委托自 ${from} 起生效。`,
  }),
  expired: (principal, to) => ({
    en: `The mandate of ${principal} held until ${to}.`,
    zh: `${principal} 的委托已于 ${to} 到期。`,
  }),
  ended: (principal) => ({
    en: `The mandate of ${principal} was ended.`,
    zh: `${principal} 的委托已终止。`,
  }),
  kindNotCovered: (principal, kind) => ({
    en: `The mandate of ${principal} does not cover ${kind || 'what names no kind'}.`,
    zh: `${principal} 的委托不包括${kind || '未注明种类的内容'}。`,
  }),
  notForThisRoute: (principal) => ({
    en: `This is for an organisation itself; nobody asks it for ${principal}.`,
    zh: `此接口仅限机构自身使用,不得代表 ${principal} 调用。`,
  }),
};

/** @param what  the day or kind that the lack is about */
export const mandateMissing = (principal: string, lack: MandateLack = 'none', what = ''): Problem =>
  new Problem({
    status: 403,
    code: 'identity/mandate-missing',
    detail: LACKS[lack](principal, what),
    extensions: { missing: { principal, why: lack, ...(what && { what }) } },
  });
