import { z } from 'zod';
import { defineEvent } from './event';
import { Awb, Concerns, Id, Moment, QuantityShape } from './values';

/** Stream key of a waybill's and its lots' events: the air waybill number. */
const OfWaybill = z.object({ awb: Awb, concerns: Concerns });
const airport = z.string().regex(/^[A-Z]{3}$/);

export const LotStatus = z.enum([
  'expected',
  'landed',
  'received',
  'manifested',
  'loaded',
  'departed',
  'transferPlanned',
  'handedOver',
  'held',
  'offloaded',
  'missing',
  'found',
  'delivered',
]);
export type LotStatus = z.output<typeof LotStatus>;

export const WaybillLodged = defineEvent(
  'landport.air-transit.waybill-lodged.v1',
  'A master air waybill (FWB) is taken.',
  OfWaybill.extend({
    origin: airport,
    destination: airport,
    pieces: z.number().int().min(1),
    weight: QuantityShape,
    goodsDescription: z.string(),
    shipper: z.string(),
    consignee: z.string(),
    lodgedAt: Moment,
  }),
);

export const WaybillAmended = defineEvent(
  'landport.air-transit.waybill-amended.v1',
  'A later FWB changed a master air waybill.',
  OfWaybill.extend({
    origin: airport.optional(),
    destination: airport.optional(),
    pieces: z.number().int().min(1),
    weight: QuantityShape,
    goodsDescription: z.string(),
    amendedAt: Moment,
  }),
);

export const LotCreated = defineEvent(
  'landport.air-transit.lot-created.v1',
  'A lot of a waybill is expected at a station.',
  OfWaybill.extend({
    lotId: Id,
    lotNo: z.number().int().min(1),
    station: airport,
    pieces: z.number().int(),
    weight: QuantityShape,
    /** The lot it was parted from, with what that lot keeps. Absent on the first lot of a waybill. */
    splitFrom: z
      .object({ lotId: Id, lotNo: z.number().int().min(1), pieces: z.number().int(), weight: QuantityShape })
      .optional(),
  }),
);

export const LotStatusChanged = defineEvent(
  'landport.air-transit.lot-status-changed.v1',
  'A lot moved on: landed, received, loaded …',
  OfWaybill.extend({
    lotId: Id,
    lotNo: z.number().int().min(1),
    from: LotStatus,
    to: LotStatus,
    station: airport,
    pieces: z.number().int(),
    weight: QuantityShape,
    /** Whole waybill, so that a reader sees whether this lot is all of it. */
    totalPieces: z.number().int(),
    occurredAt: Moment,
  }),
);

export const AIR_TRANSIT_EVENTS = [WaybillLodged, WaybillAmended, LotCreated, LotStatusChanged] as const;
