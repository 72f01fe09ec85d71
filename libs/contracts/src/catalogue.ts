import { AIR_TRANSIT_EVENTS } from './air-transit.events';
import { CUSTOMS_ZONE_EVENTS } from './customs-zone.events';
import type { EventDefinition } from './event';
import { EVIDENCE_EVENTS } from './evidence.events';
import { FILING_EVENTS } from './filing.events';
import { KIND_EVENTS } from './kinds.events';
import { BIDDING_EVENTS } from './bidding.events';
import { MANDATE_EVENTS } from './mandates.events';
import { POST_CHECK_EVENTS } from './post-check.events';
import { REFUND_EVENTS } from './refunds.events';

/** Every fact that crosses a wall, by type. Topics, access rules and documents are made from it. */
export const EVENTS: ReadonlyMap<string, EventDefinition> = new Map(
  [
    ...FILING_EVENTS,
    ...POST_CHECK_EVENTS,
    ...BIDDING_EVENTS,
    ...EVIDENCE_EVENTS,
    ...MANDATE_EVENTS,
    ...KIND_EVENTS,
    ...REFUND_EVENTS,
    ...CUSTOMS_ZONE_EVENTS,
    ...AIR_TRANSIT_EVENTS,
  ].map((definition) => [definition.type, definition as EventDefinition]),
);

/** Who writes each topic and who reads it. The deploy step makes topics and access rules from this. */
export const TOPICS = [
  { topic: 'landport.filing.v1', writer: 'filing', readers: ['filing', 'customs-zone', 'notification'] },
  { topic: 'landport.customs-zone.v1', writer: 'customs-zone', readers: ['filing', 'notification'] },
  { topic: 'landport.air-transit.v1', writer: 'air-transit', readers: ['customs-zone', 'notification'] },
] as const;

export type ServiceName = 'filing' | 'customs-zone' | 'air-transit' | 'notification';
export const SERVICES: readonly ServiceName[] = ['filing', 'customs-zone', 'air-transit', 'notification'];

export const topicsReadBy = (service: ServiceName): string[] =>
  TOPICS.filter(({ readers }) => (readers as readonly string[]).includes(service)).map(({ topic }) => topic);
