import { z } from 'zod';
import { defineEvent } from './event';
import {
  Amount,
  Awb,
  Concerns,
  Id,
  Lane,
  Moment,
  MrnText,
  OrganisationId,
  QuantityShape,
  Text,
} from './values';

/** Stream key of a declaration's events: the filing's id, under which customs-zone keeps its declaration. */
const OfDeclaration = z.object({
  filingId: Id,
  /** Version of the filing that this answers. */
  version: z.number().int().min(1),
  concerns: Concerns,
});

export const DeclarationAccepted = defineEvent(
  'landport.customs-zone.declaration-accepted.v1',
  'A declaration is taken into customs control and has its MRN.',
  OfDeclaration.extend({ mrn: MrnText, acceptedAt: Moment }),
);

export const DeclarationAwaitsArrival = defineEvent(
  'landport.customs-zone.declaration-awaits-arrival.v1',
  'The goods of a declaration are not there yet.',
  OfDeclaration.extend({
    awaits: z.array(z.strictObject({ what: z.string(), identifier: z.string(), text: Text })),
    since: Moment,
  }),
);

export const DeclarationAssessed = defineEvent(
  'landport.customs-zone.declaration-assessed.v1',
  'Duty and VAT are assessed, the guarantee is held, the lane is picked.',
  OfDeclaration.extend({
    lane: Lane,
    duty: Amount,
    vat: Amount,
    total: Amount,
    guaranteeHeld: Amount,
    assessedAt: Moment,
  }),
);

/** Reaches filing, which opens a task in its work list. */
export const ReviewRequested = defineEvent(
  'landport.customs-zone.review-requested.v1',
  'A declaration in a red or yellow lane waits for an officer.',
  OfDeclaration.extend({
    lane: Lane,
    body: OrganisationId,
    requestedAt: Moment,
    /** For the officer; a trader sees lane and next step, never the rule. */
    reasons: z.array(z.strictObject({ code: z.string(), text: Text })).optional(),
  }),
  ['reasons'],
);

export const DeclarationReleased = defineEvent(
  'landport.customs-zone.declaration-released.v1',
  'The goods of a declaration are released.',
  OfDeclaration.extend({ mrn: MrnText, releasedAt: Moment, releasedBy: z.string() }),
);

export const DeclarationRefused = defineEvent(
  'landport.customs-zone.declaration-refused.v1',
  'A declaration is refused.',
  OfDeclaration.extend({
    refusedAt: Moment,
    refusedBy: z.string(),
    reasons: z.array(z.strictObject({ code: z.string(), text: Text })),
  }),
);

export const DeclarationGoodsExited = defineEvent(
  'landport.customs-zone.declaration-goods-exited.v1',
  'The goods of a released declaration passed the gate.',
  OfDeclaration.extend({ gatePassId: Id, exitedAt: Moment }),
);

/** Stream key of the bonded store's events: the ledger's id. */
const OfLedger = z.object({ ledgerId: Id, ledgerNo: z.string(), concerns: Concerns });

export const InventoryListApproved = defineEvent(
  'landport.customs-zone.list-approved.v1',
  'An inventory list is approved and its quantities are held.',
  OfLedger.extend({
    listId: Id,
    listNo: z.string(),
    direction: z.enum(['in', 'out']),
    awb: Awb.optional(),
    filingId: Id.optional(),
    lines: z.array(
      z.strictObject({ lineNo: z.number().int(), itemNo: z.number().int(), quantity: QuantityShape }),
    ),
    approvedAt: Moment,
  }),
);

export const EntryPosted = defineEvent(
  'landport.customs-zone.entry-posted.v1',
  'A balanced entry moved stock in a bonded ledger.',
  OfLedger.extend({
    entryId: Id,
    listId: Id,
    movement: z.enum([
      'admissionApproved',
      'admissionDeducted',
      'removalApproved',
      'removalDeducted',
      'admissionReversed',
      'removalReversed',
    ]),
    lines: z.array(
      z.strictObject({ itemNo: z.number().int(), from: z.string(), to: z.string(), quantity: QuantityShape }),
    ),
    postedAt: Moment,
  }),
);

export const InventoryListDeducted = defineEvent(
  'landport.customs-zone.list-deducted.v1',
  'All goods of an inventory list passed and are deducted.',
  OfLedger.extend({ listId: Id, listNo: z.string(), direction: z.enum(['in', 'out']), deductedAt: Moment }),
);

export const GatePassIssued = defineEvent(
  'landport.customs-zone.pass-issued.v1',
  'A gate pass is open for a vehicle.',
  OfLedger.extend({
    gatePassId: Id,
    passNo: z.string(),
    listId: Id,
    direction: z.enum(['in', 'out']),
    issuedAt: Moment,
  }),
);

export const GatePassed = defineEvent(
  'landport.customs-zone.gate-passed.v1',
  'The vehicle of a gate pass went through the gate.',
  OfLedger.extend({
    gatePassId: Id,
    listId: Id,
    direction: z.enum(['in', 'out']),
    vehicle: z.string(),
    passedAt: Moment,
  }),
);

export const CUSTOMS_ZONE_EVENTS = [
  DeclarationAccepted,
  DeclarationAwaitsArrival,
  DeclarationAssessed,
  ReviewRequested,
  DeclarationReleased,
  DeclarationRefused,
  DeclarationGoodsExited,
  InventoryListApproved,
  EntryPosted,
  InventoryListDeducted,
  GatePassIssued,
  GatePassed,
] as const;
