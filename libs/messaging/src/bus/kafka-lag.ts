import type { Admin } from 'kafkajs';
import type { PartitionLag } from './event-bus';

const WINDOW_SECONDS = 30 * 86_400;

/** Lag in messages and in seconds. Kafka tells offsets by time only, so the age is found by halving, to the second. */
export async function kafkaLag(
  admin: Admin,
  group: string,
  topics: readonly string[],
  now: Date,
): Promise<PartitionLag[]> {
  const committed = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const lags: PartitionLag[] = [];
  for (const topic of topics) {
    const ends = await admin.fetchTopicOffsets(topic);
    const taken = committed.find((each) => each.topic === topic)?.partitions ?? [];
    const rows = ends.map(({ partition, high, low }) => {
      const next = Number(taken.find((each) => each.partition === partition)?.offset ?? -1);
      const from = next < 0 ? Number(low) : next;
      return { partition, next: from, messages: Math.max(0, Number(high) - from) };
    });
    const ages = await agesOf(
      admin,
      topic,
      rows.filter((row) => row.messages > 0),
      now,
    );
    for (const { partition, messages } of rows) {
      lags.push({ group, topic, partition, messages, seconds: ages.get(partition) ?? 0 });
    }
  }
  return lags;
}

async function agesOf(
  admin: Admin,
  topic: string,
  lagging: readonly { partition: number; next: number }[],
  now: Date,
): Promise<Map<number, number>> {
  const bounds = new Map(lagging.map(({ partition }) => [partition, { young: 0, old: WINDOW_SECONDS }]));
  for (let round = 0; round < 22 && bounds.size > 0; round += 1) {
    const widest = [...bounds.values()].reduce((a, b) => (b.old - b.young > a.old - a.young ? b : a));
    if (widest.old - widest.young <= 1) break;
    const age = Math.floor((widest.young + widest.old) / 2);
    const offsets = await admin.fetchTopicOffsetsByTimestamp(topic, now.getTime() - age * 1_000);
    for (const { partition, next } of lagging) {
      const bound = bounds.get(partition)!;
      if (age <= bound.young || age >= bound.old) continue;
      // The first message not older than `age` is past the next one to take: that one is older.
      const first = Number(offsets.find((each) => each.partition === partition)?.offset ?? 0);
      if (first > next) bound.young = age;
      else bound.old = age;
    }
  }
  return new Map([...bounds].map(([partition, bound]) => [partition, bound.old]));
}
