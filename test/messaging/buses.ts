import { createBus } from '@landport/messaging';
import { ports, type BusFactory } from './room';

const onPostgres: BusFactory = (name, url) =>
  createBus(name, { BUS: 'postgres', DATABASE_URL: url, KAFKA_BROKERS: '' }, ports);

/** Runs a suite once on each bus: they must mean the same. */
export function onEachBus(suite: (factory: () => Promise<BusFactory>) => void): void {
  describe('on the log in PostgreSQL', () => suite(async () => onPostgres));
}
