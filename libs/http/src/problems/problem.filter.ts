import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@landport/platform';
import { throwError, type Observable } from 'rxjs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './send-problem';
import { problemOf } from './problem-of';

/**
 * Answers every error as a problem document; faults of ours are logged in full and told to nobody. What an event's
 * handler throws goes to its transport as it is, which parks the event; Nest would put another error in its place.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() === 'rpc') return throwError(() => error);
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    const { traceId } = request.edge;
    if (problem.status >= 500 && problem.options.isLoggedElsewhere !== true)
      this.logger.error(
        { err: problem.options.cause ?? error, traceId, code: problem.code },
        problem.message,
      );
    if (reply.raw.headersSent) {
      // An answer under way cannot become another one; closing tells the reader that it is not whole.
      reply.raw.destroy();
      return;
    }
    sendProblem(request, reply, problem);
  }
}
