import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from '../health/readiness';
import { createLogger, NestLogger } from '../logging/logger';
import { LoggerModule } from '../logging/logger.module';

export interface ServiceOptions {
  readonly name: string;
  readonly module: DynamicModule | Type;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly logLevel: string;
  /** Providers of the module that consume events. */
  readonly transports?: readonly Type<CustomTransportStrategy>[];
  /** Sets up the edge: body parsers, error filter, hooks. */
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** Options of the HTTP server, for services whose edge needs other limits. */
  readonly adapter?: FastifyAdapter;
}

export interface RunningService {
  readonly name: string;
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Stops taking work, finishes what is under way, closes the connections. */
  stop(): Promise<void>;
}

/** Boots a service: modules, edge, event consumers, then the listening port. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const logger = createLogger(options.name, options.logLevel);
  const adapter = options.adapter ?? new FastifyAdapter({ bodyLimit: 1_048_576, trustProxy: false });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class ServiceRoot {}, imports: [LoggerModule.of(logger), options.module] } as DynamicModule,
    adapter,
    { logger: new NestLogger(logger), abortOnError: false, bodyParser: false },
  );
  await options.configure?.(app);
  for (const transport of options.transports ?? []) {
    app.connectMicroservice({ strategy: app.get(transport, { strict: false }) }, { inheritAppConfig: true });
  }
  await app.startAllMicroservices();
  await app.listen(options.port, options.host);
  app.get(Readiness, { strict: false }).started = true;
  const address = app.getHttpServer().address() as { port: number };
  logger.info({ port: address.port }, 'listening');
  return {
    name: options.name,
    url: `http://127.0.0.1:${address.port}`,
    app,
    stop: () => app.close(),
  };
}
