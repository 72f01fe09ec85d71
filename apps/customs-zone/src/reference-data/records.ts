import { DecimalText, OrganisationId } from '@landport/contracts';
import { z } from 'zod';

const unit = z.string().regex(/^[A-Z0-9]{2,3}$/);
const Formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('adValorem'), rate: DecimalText }),
  z.strictObject({ kind: z.literal('specific'), amount: DecimalText, unit }),
  z.strictObject({ kind: z.literal('compound'), rate: DecimalText, amount: DecimalText, unit }),
]);
const origins = z.array(z.string().regex(/^[A-Z]{2}$/)).exactOptional();

/** Bodies of the dated records, by sort. A record that does not fit its shape stops the service at its start. */
export const RECORDS = {
  /** Key: digits that begin a commodity code; the longest that fits holds. */
  tariffLine: z.strictObject({
    description: z.string(),
    rates: z
      .array(
        z.strictObject({
          sort: z.enum(['mfn', 'conventional', 'general']),
          formula: Formula,
          law: z.string(),
          origins,
          preference: z.string().exactOptional(),
        }),
      )
      .min(1),
    remedies: z
      .array(
        z.strictObject({
          sort: z.enum(['safeguard', 'additional', 'antiDumping', 'countervailing']),
          formula: Formula,
          law: z.string(),
          origins,
        }),
      )
      .default([]),
    consumptionTax: z.strictObject({ formula: Formula, law: z.string() }).nullable().default(null),
    vat: z.enum(['standard', 'reduced', 'exempt']),
  }),
  /** Key: standard, reduced, exempt. */
  vatRate: z.strictObject({ rate: DecimalText, law: z.string() }),
  /** Key: currency; units of the tariff's currency for one of it. */
  exchangeRate: z.strictObject({ rate: DecimalText, source: z.string() }),
  /** Key: country. */
  assessmentRules: z.strictObject({
    currency: z.string().length(3),
    valueRounding: z.enum(['wholeHalfUp', 'centHalfUp', 'none']),
    insuranceRate: DecimalText,
    taxThreshold: DecimalText,
    law: z.strictObject({ value: z.string(), threshold: z.string() }),
  }),
  /** Key: name of the table; body: a decision graph of zen-engine. */
  riskTable: z.strictObject({
    owner: z.string(),
    legalBasis: z.string(),
    reasons: z.record(z.string(), z.strictObject({ en: z.string(), zh: z.string() })),
    decision: z.looseObject({ nodes: z.array(z.looseObject({})), edges: z.array(z.looseObject({})) }),
  }),
  /** Key: organisation. */
  creditLevel: z.strictObject({
    level: z.enum(['advancedCertified', 'certified', 'registered', 'discredited', 'unrated']),
  }),
  /** Key: organisation that is a customs office. */
  customsOffice: z.strictObject({
    code: z.string().regex(/^\d{4}$/),
    country: z.string().length(2),
    timeZone: z.string(),
  }),
  /** Key: organisation that operates a zone. */
  gateSite: z.strictObject({
    officeId: OrganisationId,
    gates: z.union([z.literal(1), z.literal(2)]),
    weightToleranceKg: DecimalText,
  }),
  /** Key: regime of a ledger. */
  regime: z.strictObject({ legalBasis: z.string() }),
} as const;

export type Sort = keyof typeof RECORDS;
export type Body<S extends Sort> = z.output<(typeof RECORDS)[S]>;

export const SORTS = Object.keys(RECORDS) as Sort[];

export const SeedRecord = z.strictObject({
  key: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable().default(null),
  body: z.unknown(),
});

export const SeedGuarantee = z.strictObject({
  organisationId: OrganisationId,
  currency: z.string().length(3),
  limit: DecimalText,
});
