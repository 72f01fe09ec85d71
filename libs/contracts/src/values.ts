import { DECIMAL_PATTERN, ORGANISATION_ID_PATTERN } from '@landport/domain';
import { z } from 'zod';

/** Shapes that every context shares. */
export const Id = z.uuid().describe('UUIDv7');
export const OrganisationId = z
  .string()
  .regex(ORGANISATION_ID_PATTERN)
  .describe('Organisation, as the token names it');
/** A calendar without a year 0, as PostgreSQL's is. */
export const Moment = z.iso
  .datetime()
  .refine((text) => !text.startsWith('0000'), {
    message: 'There is no year 0.',
    params: { zh: '不存在公元 0 年。' },
  })
  .describe('RFC 3339, UTC');
export const LARGEST_COUNT = 2_147_483_647;
/** A counted thing as the database keeps it, in 32 bits. */
export const Count = z.number().int().min(1).max(LARGEST_COUNT);
/**
 * A whole number in a path or query, in decimal digits alone: `0x10`, `1e2`, `+1`, ` 1` and an empty value are faults
 * where `Number` would make something of them.
 */
export const QueryInteger = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value),
    z.number().int().min(least).max(most),
  );
/** A version of a filing, in a path or query. */
export const VersionNumber = QueryInteger(1, LARGEST_COUNT);
export const DecimalText = z.string().regex(DECIMAL_PATTERN).describe('Decimal, at most 18 digits');
export const Amount = z.strictObject({ amount: DecimalText, currency: z.string().regex(/^[A-Z]{3}$/) });
export const QuantityShape = z.strictObject({
  value: DecimalText,
  unit: z.string().regex(/^[A-Z0-9]{2,3}$/),
});
export const Awb = z
  .string()
  .regex(/^\d{3}-\d{8}$/)
  .describe('Air waybill number nnn-nnnnnnnn');
export const MrnText = z
  .string()
  .regex(/^\d{2}[A-Z]{2}[A-Z0-9]{13}\d$/)
  .describe('Movement reference number');
export const Concerns = z.array(OrganisationId).describe('Organisations that are told');
export const Lane = z.enum(['green', 'blue', 'yellow', 'red']);
export type Lane = z.output<typeof Lane>;
/** A reason in both languages of the house. */
export const Text = z.strictObject({ en: z.string(), zh: z.string() });
export type Text = z.output<typeof Text>;
export const Link = z.strictObject({ href: z.string() });
