import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Never written to a log: what would let a reader act as the caller. */
const SECRETS = ['authorization', 'headers.authorization', 'req.headers.authorization', 'token', 'secret'];

/** One JSON line an event on standard output, with the service's name. */
export function createLogger(service: string, level: string): Logger {
  return pino({ name: service, level, redact: SECRETS, base: { service } });
}

/** Lets Nest speak through the same lines. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
}
