import { createBus } from '@landport/messaging';
import { describeOnEachBus } from '@landport/testing';
import { ports, type BusFactory } from './room';

/** Runs a suite once on each bus: they must mean the same. */
export function onEachBus(name: string, suite: (factory: () => Promise<BusFactory>) => void): void {
  describeOnEachBus(name, (bus) =>
    suite(async () => {
      const environment = await bus.environment();
      return (service, url) => createBus(service, { ...environment, DATABASE_URL: url }, ports);
    }),
  );
}
