import { z } from 'zod';
import { LotStatus } from './air-transit.events';
import { PageQuery, pageShape } from './paging';
import { defineRoute } from './route';
import { Awb, Id, Link, Moment, OrganisationId, QuantityShape } from './values';

const Airport = z.string().regex(/^[A-Z]{3}$/);

export const WaybillStatus = z.enum([
  'draft',
  'lodged',
  'booked',
  'onHand',
  'readyForCarriage',
  'inCarriage',
  'arrived',
  'notified',
  'cleared',
  'delivered',
]);
export type WaybillStatus = z.output<typeof WaybillStatus>;

export const ReportOutcome = z
  .enum(['applied', 'waiting', 'recorded', 'late', 'outOfOrder', 'known'])
  .describe(
    'applied: lots moved. waiting: kept until the FWB comes. recorded: moves nothing. late: older than what the ' +
      'lots show. outOfOrder: no lot can make this move yet; tried again after later statuses. known: told before',
  );
export type ReportOutcome = z.output<typeof ReportOutcome>;

/** Something to know about a message that was taken all the same. */
export const MessageWarning = z.strictObject({
  code: z.string(),
  sourcePath: z.string().describe('`line 4 element 2` of the text as sent'),
  pointer: z.string(),
  value: z.string(),
  message: z.string(),
  remedy: z.string(),
});

const Party = z.strictObject({ name: z.string(), place: z.string(), country: z.string() });

export const WaybillFacts = z.strictObject({
  origin: Airport,
  destination: Airport,
  route: z.array(z.strictObject({ airport: Airport, carrier: z.string().optional() })),
  pieces: z.number().int(),
  weight: QuantityShape,
  volume: QuantityShape.optional(),
  goodsDescription: z.string(),
  consolidation: z.boolean(),
  handlingCodes: z.array(z.string()),
  shipper: Party,
  consignee: Party,
});
export type WaybillFacts = z.output<typeof WaybillFacts>;

const StatusUnderstood = z.strictObject({
  line: z.number().int(),
  code: z.string(),
  station: Airport,
  occurredAt: Moment,
  pieces: z.number().int(),
  outcome: ReportOutcome,
});

export const MessageUnderstood = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('waybill'),
    type: z.string(),
    line: z.number().int(),
    awb: Awb,
    waybill: Link,
    outcome: z.enum(['lodged', 'amended', 'unchanged']),
    facts: WaybillFacts,
    warnings: z.array(MessageWarning),
  }),
  z.strictObject({
    kind: z.literal('status'),
    type: z.string(),
    line: z.number().int(),
    consignments: z.array(z.strictObject({ awb: Awb, waybill: Link, statuses: z.array(StatusUnderstood) })),
    warnings: z.array(MessageWarning),
  }),
]);
export type MessageUnderstood = z.output<typeof MessageUnderstood>;

export const MessagesTaken = z.strictObject({
  id: Id,
  receivedAt: Moment,
  messages: z.array(MessageUnderstood),
});
export type MessagesTaken = z.output<typeof MessagesTaken>;

export const Lot = z.strictObject({
  id: Id,
  awb: Awb,
  lotNo: z.number().int(),
  status: LotStatus,
  station: Airport,
  pieces: z.number().int(),
  weight: QuantityShape,
  statusAt: Moment.nullable().describe('Null until something was reported of it'),
});
export type Lot = z.output<typeof Lot>;

export const WaybillSummary = z.strictObject({
  awb: Awb,
  status: WaybillStatus,
  origin: Airport.nullable(),
  destination: Airport.nullable(),
  pieces: z.number().int().nullable(),
  weight: QuantityShape.nullable(),
  goodsDescription: z.string().nullable(),
  lodgedAt: Moment.nullable(),
  updatedAt: Moment,
  self: Link,
});
export type WaybillSummary = z.output<typeof WaybillSummary>;

const HistoryEntry = z.strictObject({
  code: z.string(),
  station: Airport,
  nextStation: Airport.nullable(),
  flight: z.string().nullable(),
  discrepancy: z.string().nullable(),
  pieces: z.number().int(),
  occurredAt: Moment,
  receivedAt: Moment,
  reportedBy: OrganisationId,
  outcome: ReportOutcome.describe('As of its receipt; a waiting one is applied when the FWB comes'),
  text: z.string().describe('The line as sent'),
  moves: z.array(
    z.strictObject({ lotNo: z.number().int(), from: LotStatus, to: LotStatus, pieces: z.number().int() }),
  ),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

export const WaybillDetail = WaybillSummary.extend({
  facts: WaybillFacts.nullable(),
  lots: z.array(Lot),
  history: z.array(HistoryEntry).describe('In order of occurrence'),
});
export type WaybillDetail = z.output<typeof WaybillDetail>;

export const sendAirMessages = defineRoute({
  service: 'air-transit',
  method: 'POST',
  path: '/v1/air/messages',
  summary: 'Send Cargo-IMP messages (FWB/16, FWB/17, FSU/14, FSU/15); all of a request are taken, or none',
  scope: 'air:write',
  body: { 'text/plain': null, 'application/vnd.iata.cargo-imp': null },
  answers: {
    200: { description: 'These bytes were taken before; the first answer again', shape: MessagesTaken },
    201: { description: 'Taken; what was understood of each message', shape: MessagesTaken },
  },
  problems: [403, 409, 413, 415, 422],
});

export const listWaybills = defineRoute({
  service: 'air-transit',
  method: 'GET',
  path: '/v1/air/waybills',
  summary: 'Waybills that concern your organisation, by number',
  scope: 'air:read',
  query: PageQuery.extend({ awb: Awb.optional(), status: WaybillStatus.optional() }),
  answers: { 200: { description: 'A page of waybills', shape: pageShape(WaybillSummary) } },
  problems: [422],
});

export const showWaybill = defineRoute({
  service: 'air-transit',
  method: 'GET',
  path: '/v1/air/waybills/{awb}',
  summary: 'A waybill with its lots and what was reported of it',
  scope: 'air:read',
  params: z.strictObject({ awb: Awb }),
  answers: { 200: { description: 'The waybill, with an ETag', shape: WaybillDetail } },
  problems: [404],
});

export const listLots = defineRoute({
  service: 'air-transit',
  method: 'GET',
  path: '/v1/air/lots',
  summary: 'Lots of the waybills that concern your organisation',
  scope: 'air:read',
  query: PageQuery.extend({
    awb: Awb.optional(),
    station: Airport.optional(),
    status: LotStatus.optional(),
  }),
  answers: { 200: { description: 'A page of lots, by waybill and number', shape: pageShape(Lot) } },
  problems: [422],
});

export const AIR_TRANSIT_ROUTES = [sendAirMessages, listWaybills, showWaybill, listLots] as const;
