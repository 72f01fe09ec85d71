import type { Clock, Logger, ServiceConfig, Timers } from '@landport/platform';
import type { EventBus } from './event-bus';
import { KafkaBus } from './kafka-bus';
import { PostgresBus } from './postgres-bus';

export type BusConfig = Pick<ServiceConfig, 'BUS' | 'DATABASE_URL' | 'KAFKA_BROKERS'>;

/** The bus that the configuration names. */
export function createBus(
  name: string,
  config: BusConfig,
  ports: { readonly clock: Clock; readonly timers: Timers; readonly logger: Logger },
): EventBus {
  if (config.BUS === 'kafka')
    return new KafkaBus({ ...ports, name, brokers: config.KAFKA_BROKERS.split(',') });
  return new PostgresBus({ ...ports, name, url: config.DATABASE_URL });
}
