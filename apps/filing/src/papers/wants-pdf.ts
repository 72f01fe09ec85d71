import type { FastifyReply } from 'fastify';

const PDF = 'application/pdf';

/** Whether the caller asks for paper; marks the answer as one that depends on that. */
export function wantsPdf(reply: FastifyReply): boolean {
  reply.header('vary', 'accept');
  return reply.request.headers.accept?.includes(PDF) ?? false;
}

export function sendPdf(reply: FastifyReply, name: string, bytes: Buffer): Buffer {
  reply.type(PDF).header('content-disposition', `inline; filename="${name}.pdf"`);
  return bytes;
}
