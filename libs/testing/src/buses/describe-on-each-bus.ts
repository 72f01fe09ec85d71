import { describeWhere } from '../left-out/describe-where';
import { askRun } from '../run/ask-run';

/** The bus that a suite runs on. */
export interface BusUnderTest {
  readonly kind: 'postgres' | 'kafka';
  /** The variables that put a service on it. The first to ask for Kafka waits for the run's broker. */
  environment(): Promise<{ readonly BUS: 'postgres' | 'kafka'; readonly KAFKA_BROKERS: string }>;
}

/** The brokers of this run, started when first asked for. Topics and groups are shared: name your own. */
export const testKafka = async (): Promise<string> => (await askRun<{ brokers: string }>('kafka')).brokers;

const ON_POSTGRES: BusUnderTest = {
  kind: 'postgres',
  environment: () => Promise.resolve({ BUS: 'postgres', KAFKA_BROKERS: '' }),
};

const ON_KAFKA: BusUnderTest = {
  kind: 'kafka',
  environment: async () => ({ BUS: 'kafka', KAFKA_BROKERS: await testKafka() }),
};

/** Runs a suite once on each bus, for they must mean the same. */
export function describeOnEachBus(name: string, suite: (bus: BusUnderTest) => void): void {
  describe(`${name}, on the log in PostgreSQL`, () => suite(ON_POSTGRES));
  describeWhere('kafka', `${name}, on Apache Kafka`, () => suite(ON_KAFKA));
}
