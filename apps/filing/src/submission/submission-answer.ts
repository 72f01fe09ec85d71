import type { FastifyReply } from 'fastify';
import type { IntakeAnswer } from '../intake/lodgement';

/** Sends the answer as it was first written, byte for byte. */
export function sendAnswer(reply: FastifyReply, { status, body, filingId, replayed }: IntakeAnswer): string {
  reply.status(status).type('application/json; charset=utf-8').header('location', `/v1/filings/${filingId}`);
  if (replayed) reply.header('idempotency-replayed', 'true');
  return body;
}
