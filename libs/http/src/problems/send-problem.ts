import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language';
import type { Problem } from './problem';
import { documentOf } from './problem-document';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
};

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  const language = languageOf(request.headers['accept-language']);
  const { traceId } = request.edge;
  const document = documentOf(problem, language, { path: pathOf(request.url), traceId });
  void reply
    .status(problem.status)
    .headers({ ...problem.options.headers, 'content-language': language })
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(document));
}
