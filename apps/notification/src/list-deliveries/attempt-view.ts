import type { AttemptShape } from '@landport/contracts';
import type { z } from 'zod';
import type { AttemptRecord } from '../deliver-webhooks/held-endpoint';

export type AttemptView = z.output<typeof AttemptShape>;

export function attemptView(attempt: AttemptRecord, url: string): AttemptView {
  const { id, messageId, sequence, type, outcome, status, fault, answer, sentAt, tookMs, nextTryAt } =
    attempt;
  return {
    id,
    messageId,
    ...(sequence !== null && { sequence }),
    type,
    attempt: attempt.attempt,
    outcome,
    request: { method: 'POST', url },
    ...(status !== null && { status }),
    ...(fault !== null && { fault }),
    ...(answer !== null && answer !== '' && { answer }),
    sentAt: sentAt.toISOString(),
    tookMs,
    ...(nextTryAt !== null && { nextTryAt: nextTryAt.toISOString() }),
  };
}
