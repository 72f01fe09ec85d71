import { SERVICES, topicsReadBy } from '@landport/contracts';
import { ServerFault } from '@landport/local-servers';
import type { EventBus } from '@landport/messaging';
import type { Sql } from '@landport/platform';

export type BusKind = EventBus['kind'];

const NAMES: Readonly<Record<BusKind, string>> = {
  postgres: 'the log in PostgreSQL',
  kafka: 'Apache Kafka',
};

/** The bus that the services of a database were last started on. */
export async function busInUse(sql: Sql): Promise<BusKind | undefined> {
  const [row] = await sql.query<{ kind: BusKind }>('SELECT kind FROM bus.bus_in_use');
  return row?.kind;
}

export async function recordBus(sql: Sql, kind: BusKind): Promise<void> {
  await sql.query(
    'INSERT INTO bus.bus_in_use (kind) VALUES ($1) ON CONFLICT (one) DO UPDATE SET kind = excluded.kind',
    [kind],
  );
}

/**
 * Events that a service has not taken from one bus are not on the other: a change waits until nobody lags.
 * @param open  opens the bus that was in use, to ask for its lag
 * @throws ServerFault in one line with the remedy
 */
export async function assertBusMayChange(
  sql: Sql,
  wanted: BusKind,
  open: (kind: BusKind) => Promise<EventBus>,
): Promise<void> {
  const used = await busInUse(sql);
  if (used === undefined || used === wanted) return;
  const bus = await open(used);
  try {
    for (const service of SERVICES) {
      const lags = await bus.lag(service, topicsReadBy(service));
      const messages = lags.reduce((sum, lag) => sum + lag.messages, 0);
      if (messages > 0) {
        throw new ServerFault(
          `${service} still has ${messages} events to take from ${NAMES[used]}: start on ${NAMES[used]} until they ` +
            `are taken, then change to ${NAMES[wanted]}`,
        );
      }
    }
  } finally {
    await bus.stop();
  }
}
