import { busPlan } from '@landport/messaging';
import type { SchemaPlan, Sql } from '@landport/platform';
import { plan as airTransit } from '../../../air-transit/src/air-transit.plan';
import { plan as customsZone } from '../../../customs-zone/src/customs-zone.plan';
import { plan as filing } from '../../../filing/src/filing.plan';
import { plan as notification } from '../../../notification/src/notification.plan';

export type DeployPlan = SchemaPlan & {
  readonly monthTables?: readonly string[];
  /** Moves what is at rest to the tablespace. */
  readonly archive?: (sql: Sql, tablespace: string, now: Date) => Promise<string[]>;
};

/** Every schema of the window, the bus first: the others are granted to publish on it. */
export const PLANS: readonly DeployPlan[] = [busPlan, filing, customsZone, airTransit, notification];
