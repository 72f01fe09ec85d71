import { Text } from '@landport/contracts';
import { DECIMAL_PATTERN } from '@landport/domain';
import { z } from 'zod';
import {
  Commitment,
  DecisionReason,
  KindClock,
  Mode,
  Queries,
  Selection,
  SpotCheck,
  Step,
} from './kind-flow';
import { Citation, Grant } from './kind-grants';
import { KindParameter, KindRule } from './kind-rule';
import { Retention } from './retention';
import { Day, InForce, Pointer, WorkingDays } from './values';

const WantedDocument = z.strictObject({
  code: z.string(),
  title: Text,
  required: z.boolean(),
  mayFollow: WorkingDays.optional().describe(
    'Acceptance with gaps [容缺受理]: a filing is taken without it, and it must follow within so many working days',
  ),
});
export type WantedDocument = z.output<typeof WantedDocument>;

const Fee = z.strictObject({ title: Text, amount: z.string().regex(DECIMAL_PATTERN), currency: z.string() });

/** A page of the form: what is asked together, in this order. */
const FormSection = z.strictObject({
  title: Text,
  pointers: z.array(Pointer).min(1).describe('Members asked for; `*` steps repeat for each entry'),
});

/** `kind.json` */
export const KindHeader = z.strictObject({
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  ...InForce,
  title: Text,
  summary: Text,
  decision: z.array(Mode).min(1),
  handledBy: z
    .enum(['filing', 'customs-zone'])
    .describe(
      'Where it is decided unless the rules do: by a task in filing, or by the zone that takes its event',
    ),
  areaPointer: Pointer.optional().describe('Where a payload names the area whose rules hold'),
  steps: z.array(Step),
  documents: z.array(WantedDocument),
  clocks: z.array(KindClock),
  queries: Queries.optional(),
  reasons: z.array(DecisionReason).default([]).describe('What officers may name as the reason of a decision'),
  commitment: Commitment.optional(),
  spotCheck: SpotCheck.optional(),
  selection: Selection.optional(),
  grants: Grant.optional(),
  cites: z.array(Citation).default([]),
  fees: z.array(Fee).default([]),
  retention: Retention.optional(),
  layout: z.array(FormSection).default([]),
  statusNames: z
    .record(z.string(), Text)
    .default({})
    .describe("The kind's own words for statuses, such as `recognised` for approved"),
});
export type KindHeader = z.output<typeof KindHeader>;

/** An example's file: the payload, and for those that must fail the codes it gives, in any order. */
export const KindExample = z.strictObject({
  title: z.string(),
  on: Day.describe('Day of lodging'),
  payload: z.unknown(),
  gives: z.array(z.string()).default([]).describe('Codes of faults and reasons'),
  warns: z.array(z.string()).default([]),
  decides: z.enum(['approved', 'refused', 'later']).default('later'),
});
export type KindExample = z.output<typeof KindExample>;

/** A kind as it holds from a day on: data, and nothing but data. */
export const KindPackage = z
  .object({
    header: KindHeader,
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema 2020-12 of the payload').readonly(),
    rules: z.array(KindRule).readonly(),
    parameters: z.array(KindParameter).readonly(),
    examples: z
      .object({ pass: z.array(KindExample).readonly(), fail: z.array(KindExample).readonly() })
      .readonly(),
  })
  .readonly();
export type KindPackage = z.output<typeof KindPackage>;
