import { TOPICS } from '@landport/contracts';
import { createBus, type EventBus } from '@landport/messaging';
import {
  createLogger,
  Database,
  ensureMonthPartitions,
  migrate,
  SystemTimers,
  type Clock,
} from '@landport/platform';
import { assertBusMayChange, recordBus, type BusKind } from './bus-change';
import type { DeployPlan } from './plans';

export interface Deployment {
  /** Of a role that may create schemas and roles. */
  readonly adminUrl: string;
  readonly plans: readonly DeployPlan[];
  /** Given to the role that runs on a schema. */
  readonly passwordOf: (schema: string) => string;
  readonly bus: BusKind;
  /** Brokers of a bus that is, or was, Apache Kafka. */
  readonly brokers: () => Promise<string>;
  readonly clock: Clock;
  /** Where old months go; absent, they stay where they are. */
  readonly archiveTablespace?: string;
}

/**
 * Brings a database and a bus to what this build wants: schemas, roles, tables, month partitions, topics. Safe to
 * repeat, and the only thing that may change any of them.
 * @throws ServerFault when services still have events to take from the bus that was in use
 */
export async function deploy(deployment: Deployment): Promise<void> {
  const { adminUrl, plans, passwordOf, bus, clock, archiveTablespace } = deployment;
  for (const plan of plans) await migrate(adminUrl, plan, passwordOf(plan.schema));
  const admin = new Database({ url: adminUrl, pool: 1, name: 'deploy' });
  try {
    for (const { schema, monthTables = [], archive } of plans) {
      for (const table of monthTables) await ensureMonthPartitions(admin, `${schema}.${table}`, clock.now());
      if (archiveTablespace) await archive?.(admin, archiveTablespace, clock.now());
    }
    await assertBusMayChange(admin, bus, (kind) => openBus(deployment, kind));
    const topics = await openBus(deployment, bus);
    await topics.createTopics(TOPICS.map(({ topic }) => topic)).finally(() => topics.stop());
    await recordBus(admin, bus);
  } finally {
    await admin.close();
  }
}

async function openBus(deployment: Deployment, kind: BusKind): Promise<EventBus> {
  const bus = createBus(
    'deploy',
    {
      BUS: kind,
      DATABASE_URL: deployment.adminUrl,
      KAFKA_BROKERS: kind === 'kafka' ? await deployment.brokers() : '',
    },
    { clock: deployment.clock, timers: new SystemTimers(), logger: createLogger('deploy', 'warn') },
  );
  await bus.start();
  return bus;
}
