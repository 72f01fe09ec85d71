import { ORGANISATION_ID_PATTERN } from '@landport/domain';
import { z } from 'zod';

export const Day = z.iso.date();

/** When an entry of dated data holds; both days included. */
export const InForce = { validFrom: Day, validTo: Day.optional() };

/** Of a member or of the whole; in rules and citations a step may be `*`, every entry of a list. */
export const Pointer = z.string().regex(/^(\/[^/]+)*$/, 'must be a JSON pointer');

export const Body = z.string().regex(ORGANISATION_ID_PATTERN).describe('Organisation whose work it is');

export const WorkingDays = z.number().int().min(0).max(1_000);

/** Pointers by the names under which CEL reads them. */
export const Reads = z.record(z.string().regex(/^[a-z][A-Za-z]*$/), z.string().regex(/^(\/[^/]+)+$/));

/** Whether a part of a kind holds for a filing; false where one of its pointers leads nowhere. */
export const Condition = z.strictObject({
  reads: Reads.default({}),
  expression: z.string().describe('CEL over what was read, `parameters`, `on` and `organisationId`'),
});
export type Condition = z.output<typeof Condition>;
