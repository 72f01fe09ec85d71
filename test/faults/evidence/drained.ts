import { SERVICES, type TopicLag } from '@landport/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WindowUnderFaults } from '../window';

const SECONDS_TO_DRAIN = 60;
const LOOK_EACH_MS = 100;
/** Between two looks an event may stand nowhere: read off the bus and not yet answered into an outbox. */
const CALM_LOOKS = 3;

/** @returns milliseconds that it took @throws Error naming what is still on its way after a minute */
export async function untilDrained(window: WindowUnderFaults): Promise<number> {
  const start = performance.now();
  for (let calm = 0; calm < CALM_LOOKS;) {
    const left = await onItsWay(window).catch((error: Error) => [error.message]);
    calm = left.length === 0 ? calm + 1 : 0;
    if (performance.now() - start > SECONDS_TO_DRAIN * 1000) {
      throw new Error(`not drained after ${SECONDS_TO_DRAIN} s: ${left.join(', ')}`);
    }
    await sleep(LOOK_EACH_MS);
  }
  return performance.now() - start;
}

async function onItsWay({ client, db }: WindowUnderFaults): Promise<string[]> {
  const question = { who: 'landport-operations', path: '/v1/operations/lag' };
  const { json } = await client.once(question);
  const { items = [], unavailable = [] } = json as { items?: TopicLag[]; unavailable?: string[] };
  const waiting = await db.query<{ service: string; rows: number }>(
    SERVICES.map((service) => {
      const schema = service.replace('-', '_');
      return `SELECT '${service}' AS service, count(*) AS rows FROM ${schema}.outbox`;
    }).join(' UNION ALL '),
  );
  return [
    ...unavailable.map((service) => `${service} does not answer`),
    ...items
      .filter(({ messages }) => messages > 0)
      .map(({ service, topic, messages }) => `${service} lags by ${messages} on ${topic}`),
    ...waiting.filter(({ rows }) => rows > 0).map(({ service, rows }) => `${service} has ${rows} to relay`),
  ];
}
