import { SERVICES, type ServiceName } from '@landport/contracts';
import type { Logger } from '@landport/platform';
import type { BeforeApplicationShutdown, OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'undici';

/** Requests under way at one service; those beyond wait for a free connection. */
const CONNECTIONS = 256;
/** Streams are open for hours and must not take the connections of short requests. */
const STREAMS = 4096;

const CONNECT_MS = 2_000;
/** Shorter than Fastify's own 72 s, so that no request meets a connection that its service is closing. */
const KEEP_ALIVE_MS = 30_000;
const ANSWER_MS = 60_000;
/** Longest silence within an answer; streams send a comment more often than that. */
const SILENCE_MS = 120_000;

const poolAt = (url: string, connections: number): Pool =>
  new Pool(new URL(url).origin, {
    connections,
    pipelining: 1,
    connect: { timeout: CONNECT_MS },
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: ANSWER_MS,
    bodyTimeout: SILENCE_MS,
  });

/** Connections to each service, kept alive. That one cannot be had is logged once, and once that it is had again. */
export class ServicePools implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly short: Readonly<Record<ServiceName, Pool>>;
  private readonly streams: Readonly<Record<ServiceName, Pool>>;

  private readonly away = new Set<ServiceName>();

  constructor(
    urls: Readonly<Record<ServiceName, string>>,
    private readonly logger: Logger,
  ) {
    const pools = (connections: number) =>
      Object.fromEntries(
        SERVICES.map((name) => [name, this.watched(name, poolAt(urls[name], connections))]),
      ) as Record<ServiceName, Pool>;
    this.short = pools(CONNECTIONS);
    this.streams = pools(STREAMS);
  }

  of(service: ServiceName, isStream = false): Pool {
    return (isStream ? this.streams : this.short)[service];
  }

  private watched(service: ServiceName, pool: Pool): Pool {
    pool.on('connectionError', (_origin, _targets, err) => {
      if (this.away.has(service)) return;
      this.away.add(service);
      this.logger.error({ err, service }, 'service cannot be reached');
    });
    pool.on('connect', () => {
      if (this.away.delete(service)) this.logger.info({ service }, 'service is reached again');
    });
    return pool;
  }

  /** Streams have no end of their own: with them open the server would never be done. */
  beforeApplicationShutdown(): Promise<void> {
    return destroyAll(this.streams);
  }

  onApplicationShutdown(): Promise<void> {
    return destroyAll(this.short);
  }
}

async function destroyAll(pools: Readonly<Record<ServiceName, Pool>>): Promise<void> {
  await Promise.all(Object.values(pools).map((pool) => pool.destroy()));
}
