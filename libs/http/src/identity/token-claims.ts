import { z } from 'zod';
import { ORGANISATION_ID_PATTERN } from '@landport/domain';
import type { Caller } from './caller';

/** Claims of an access token (RFC 9068) that Landport uses. */
const Claims = z.object({
  sub: z.string().min(1).max(255),
  exp: z.number(),
  client_id: z.string().min(1).max(255),
  org: z.string().regex(ORGANISATION_ID_PATTERN),
  scope: z.string().default(''),
  roles: z.array(z.string()).default([]),
});

/** @returns undefined when a claim is missing or has another shape */
export function callerOf(payload: unknown): { caller: Caller; expiresAt: number } | undefined {
  const read = Claims.safeParse(payload);
  if (!read.success) return undefined;
  const { sub, exp, client_id, org, scope, roles } = read.data;
  const scopes = scope.split(' ').filter((each) => each !== '');
  return {
    caller: { subject: sub, organisationId: org, scopes, roles, clientId: client_id },
    expiresAt: exp * 1000,
  };
}
