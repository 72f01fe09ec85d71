import { HS_CODE_PATTERN } from '@landport/domain';
import { z } from 'zod';
import {
  Amount,
  Awb,
  Count,
  DecimalText,
  Id,
  Lane,
  Moment,
  MrnText,
  OrganisationId,
  QuantityShape,
  Text,
} from './values';

const unit = z
  .string()
  .regex(/^[A-Z0-9]{2,3}$/)
  .describe('UN/ECE Recommendation 20');
const Country = z.string().regex(/^[A-Z]{2}$/);
/** What a ledger keeps: above zero, at most 5 decimals, at most 14 digits before them. */
export const LedgerQuantity = z.strictObject({
  value: z
    .string()
    .regex(/^(?=.*[1-9])\d{1,13}(\.\d{1,5})?$/)
    .describe('Above zero, at most 5 decimals'),
  unit,
});
export const Direction = z.enum(['in', 'out']);

export const LedgerItemInput = z.strictObject({
  itemNo: z.number().int().min(1).max(99_999),
  hsCode: z.string().regex(HS_CODE_PATTERN),
  unit,
  description: z.string().min(1).max(500),
  origin: Country,
});

export const LedgerBalance = z.strictObject({
  itemNo: z.number().int(),
  onHand: QuantityShape.describe('Came in less went out'),
  heldOut: QuantityShape.describe('Of these, held for approved outgoing lists [预减]'),
  available: QuantityShape,
  preIn: QuantityShape.describe('Announced by approved incoming lists [预增]'),
});

export const LedgerView = z.strictObject({
  id: Id,
  ledgerNo: z.string(),
  regime: z.string(),
  operatorId: OrganisationId,
  enterpriseId: OrganisationId.describe('Owner of the goods'),
  officeId: OrganisationId,
  status: z.string(),
  version: z.number().int(),
  openedAt: Moment,
});

export const LedgerDetail = LedgerView.extend({
  items: z.array(LedgerItemInput.extend({ mark: z.string() })),
  balances: z.array(LedgerBalance),
});

export const LedgerEntryView = z.strictObject({
  id: Id,
  entryNo: z.number().int(),
  movement: z.string(),
  listId: Id,
  lineNo: z.number().int(),
  gatePassId: Id.nullable(),
  legalBasis: z.string(),
  reverses: Id.nullable(),
  postedBy: z.string().nullable(),
  postedAt: Moment,
  hash: z.string().describe('Joins this entry to the one before it; hexadecimal'),
  lines: z.array(
    z.strictObject({
      itemNo: z.number().int(),
      lot: z.string(),
      from: z.string(),
      to: z.string(),
      quantity: QuantityShape,
    }),
  ),
});

export const InventoryListInput = z
  .strictObject({
    ledgerId: Id,
    direction: Direction,
    type: z.enum(['0']).default('0').describe('0 ordinary [普通清单]'),
    place: z
      .enum(['ABROAD', 'OTHER_ZONE'])
      .default('ABROAD')
      .describe('Where goods come from or go to; into the home market they go by a declaration alone'),
    awb: Awb.optional().describe('Waybill of the lot that is taken in'),
    lotNo: Count.optional(),
    packages: Count.optional().describe('Pieces of the lot that are taken in'),
    grossMassKg: DecimalText.optional(),
    lines: z
      .array(z.strictObject({ itemNo: Count, quantity: LedgerQuantity }))
      .min(1)
      .max(50),
  })
  .refine(
    ({ direction, awb, packages }) => direction === 'out' || (awb !== undefined && packages !== undefined),
    {
      message: 'An incoming list cites the waybill whose lot it takes in, and how many packages.',
      params: { zh: '入区清单须注明所入货物的运单号及件数。' },
      path: ['awb'],
    },
  );

export const GatePassView = z.strictObject({
  id: Id,
  passNo: z.string(),
  ledgerId: Id,
  listId: Id,
  type: z.string().describe('2 first line, 3 second line, 4 without declaration'),
  direction: Direction,
  status: z.string(),
  vehicle: z.string().nullable(),
  issuedAt: Moment,
  passedAt: Moment.nullable(),
  version: z.number().int(),
});

export const InventoryListView = z.strictObject({
  id: Id,
  listNo: z.string(),
  ledgerId: Id,
  direction: Direction,
  type: z.string(),
  place: z.string(),
  awb: Awb.nullable(),
  lotNo: z.number().int().nullable(),
  packages: z.number().int().nullable(),
  filingId: Id.nullable().describe('Declaration whose release made it'),
  status: z.string(),
  deductionMark: z.number().int().describe('0 not deducted, 1 pre-deducted, 2 deducted, 3 written off'),
  submittedAt: Moment,
  deductedAt: Moment.nullable(),
  version: z.number().int(),
});

export const InventoryListDetail = InventoryListView.extend({
  lines: z.array(
    z.strictObject({
      lineNo: z.number().int(),
      itemNo: z.number().int(),
      quantity: QuantityShape,
      passIssued: DecimalText,
      passed: DecimalText,
    }),
  ),
  gatePasses: z.array(GatePassView),
});

const Kilograms = z.string().regex(/^\d{1,7}(\.\d{1,3})?$/);
export const GateEventInput = z.strictObject({
  vehicle: z.string().min(2).max(32).describe('Plate'),
  weights: z
    .strictObject({
      weighbridge: Kilograms,
      vehicle: Kilograms,
      frame: Kilograms.default('0'),
      container: Kilograms.default('0'),
    })
    .optional()
    .describe('Kilograms'),
});

export const GateEventView = z.strictObject({
  id: Id,
  outcome: z.enum(['passed', 'atGate', 'held']).describe('held: the weight is off; the vehicle is looked at'),
  occurredAt: Moment,
  gatePass: GatePassView,
});

const ReasonView = z.strictObject({ code: z.string(), text: Text });

export const DeclarationView = z.strictObject({
  id: Id.describe("The filing's id"),
  reference: z.string(),
  version: z.number().int(),
  revision: z.number().int(),
  status: z.string(),
  statusNumber: z.number().int().nullable(),
  mrn: MrnText.nullable(),
  lane: Lane.nullable(),
  importerId: z.string(),
  officeId: OrganisationId,
  awb: Awb.nullable(),
  lodgedAt: Moment,
  acceptedAt: Moment.nullable(),
  releasedAt: Moment.nullable(),
  exitedAt: Moment.nullable(),
});

export const AssessmentView = z.strictObject({
  customsValue: Amount,
  duty: Amount,
  consumptionTax: Amount,
  vat: Amount,
  total: Amount,
  tariffDay: z.iso.date(),
  assessedAt: Moment,
  steps: z.array(
    z.strictObject({
      lineNo: z.number().int().describe('0 for a step of the whole declaration'),
      tax: z.string(),
      basis: z.string(),
      rate: z.string(),
      formula: z.string(),
      law: z.string(),
      unrounded: z.string(),
      rounded: z.string(),
    }),
  ),
});

export const DeclarationDetail = DeclarationView.extend({
  awaits: z.array(z.strictObject({ what: z.string(), identifier: z.string(), text: Text })),
  laneReasons: z.array(ReasonView).describe('For officers; empty for everyone else'),
  guaranteeHeld: Amount.nullable(),
  assessment: AssessmentView.nullable(),
  history: z.array(
    z.strictObject({
      at: Moment,
      by: z.string().nullable(),
      action: z.string(),
      version: z.number().int(),
      from: z.string(),
      to: z.string(),
      why: z.string().nullable(),
    }),
  ),
});

export const GuaranteeView = z.strictObject({
  organisationId: OrganisationId,
  status: z.string(),
  limit: Amount,
  held: Amount,
  called: Amount,
  available: Amount,
});

export const ConsignmentView = z.strictObject({
  awb: Awb,
  totalPieces: z.number().int().nullable(),
  goods: z.string().nullable(),
  origin: z.string().nullable(),
  destination: z.string().nullable(),
  lots: z.array(
    z.strictObject({
      lotNo: z.number().int(),
      station: z.string(),
      status: z.string(),
      pieces: z.number().int(),
      admittedPieces: z.number().int().describe('Taken into a bonded store'),
      receivedAt: Moment.nullable(),
    }),
  ),
});
