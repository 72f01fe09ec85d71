import type { Database, Tx } from '@landport/platform';
import type { EventBus } from '../bus/event-bus';

export interface ProjectionToRebuild {
  readonly bus: EventBus;
  readonly database: Database;
  readonly group: string;
  /** All that the projection learns from; what else is made of their events is made again as well. */
  readonly topics: readonly string[];
  /** Deletes the projection's rows, and none that the service did not learn from these topics. */
  empty(tx: Tx): Promise<void>;
}

/**
 * Lets a group learn a projection anew: at its next start every event of these topics comes again and is handled as
 * if for the first time. The group must be stopped. The offsets go back first, which alone changes nothing; rows and
 * the marks of what was handled go together. So it may be cut off anywhere and asked for again.
 */
export async function rebuildProjection(projection: ProjectionToRebuild): Promise<void> {
  const { bus, database, group, topics } = projection;
  await bus.rewind(group, topics);
  await database.transaction(async (tx) => {
    await projection.empty(tx);
    await tx.query('DELETE FROM watermark WHERE group_name = $1 AND topic = ANY ($2)', [group, topics]);
    // What was parked comes again with the rest, and is parked again where it still fits nowhere.
    await tx.query('DELETE FROM parked_event WHERE group_name = $1 AND topic = ANY ($2)', [group, topics]);
  });
}
