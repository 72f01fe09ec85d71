import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { openEdge, TRACE_ID_HEADER } from '../request/trace';
import { Problem } from './problem';
import { sendProblem } from './send-problem';

const ofRouter = ({ code }: Pick<FastifyError, 'code'>): Problem => {
  if (code === 'FST_ERR_MAX_PARAM_LENGTH')
    return new Problem({
      status: 404,
      code: 'object/not-found',
      detail: { en: 'No object has so long an identifier.', zh: '不存在标识如此之长的对象。' },
    });
  return new Problem({
    status: 400,
    code: 'request/malformed',
    detail: { en: 'The path is not percent-encoded UTF-8.', zh: '路径不是有效的百分号编码 UTF-8。' },
  });
};

/**
 * What the router refuses before any hook has run, and so before there is a trace: answered like every other.
 * Request and reply are typed by the fastify that Nest brings, whose types know nothing of our edge.
 */
export function answerRouterFault(error: Pick<FastifyError, 'code'>, asked: unknown, answer: unknown): void {
  const request = asked as FastifyRequest;
  const reply = answer as FastifyReply;
  request.edge = openEdge(request.headers);
  void reply.header(TRACE_ID_HEADER, request.edge.traceId);
  sendProblem(request, reply, ofRouter(error));
}
