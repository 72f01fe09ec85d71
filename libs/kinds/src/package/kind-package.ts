import { DecisionMode, Text } from '@landport/contracts';
import { DECIMAL_PATTERN, ORGANISATION_ID_PATTERN } from '@landport/domain';
import { z } from 'zod';

const Day = z.iso.date();
const Pointer = z.string().regex(/^(\/[^/]+)*$/, 'must be a JSON pointer');
const InForce = { validFrom: Day, validTo: Day.optional() };

/** How filings of the kind are decided; the last entry that fits day and area holds. */
const Mode = z.strictObject({
  mode: DecisionMode,
  area: z.string().optional().describe('Pilot area it holds in; everywhere when absent'),
  ...InForce,
  legalBasis: z.string().optional(),
});

const Step = z.strictObject({
  name: z.string(),
  title: Text,
  body: z.string().regex(ORGANISATION_ID_PATTERN).describe('Organisation whose work it is'),
});

const WantedDocument = z.strictObject({ code: z.string(), title: Text, required: z.boolean() });

const KindClock = z.strictObject({
  name: z.string(),
  title: Text,
  workingDays: z.number().int().min(0),
  startsOn: z.string().describe('Status whose beginning starts the clock'),
  stopsWhile: z.array(z.string()).describe('Statuses during which it stands still'),
  legalBasis: z.string().optional(),
});

const Fee = z.strictObject({ title: Text, amount: z.string().regex(DECIMAL_PATTERN), currency: z.string() });

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
  fees: z.array(Fee).default([]),
});
export type KindHeader = z.output<typeof KindHeader>;

/** What a broken rule does: refuses lodging (422), decides the filing, or is only told. */
export const RuleOutcome = z.enum(['fault', 'decision', 'warning']);
export type RuleOutcome = z.output<typeof RuleOutcome>;

/** One entry of `rules.json`. Texts may hold `{name}`: an entry of `values`, or `{value}`, what stands at the pointer. */
export const KindRule = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/),
  each: z
    .string()
    .regex(/^(\/[^/]+)+$/)
    .optional()
    .describe('Pointer with `*` steps; the rule holds for each match, as `it`, its place as `index` from 0'),
  reads: z
    .record(z.string().regex(/^[a-z][A-Za-z]*$/), z.string().regex(/^(\/[^/]+)+$/))
    .default({})
    .describe(
      'Pointers by name, relative to the match of `each`; with `*` steps a list. The rule is asked only where all are there',
    ),
  when: z.string().optional().describe('CEL; the rule is asked only where this is true'),
  expression: z.string().describe('CEL; must be true'),
  pointer: Pointer.describe('What is at fault; relative to the match of `each`'),
  values: z.record(z.string(), z.string()).default({}).describe('CEL by name, worked out for the texts'),
  says: Text.describe('The rule in words, for whoever prepares a filing'),
  message: Text.describe('What is wrong when it is broken'),
  remedy: Text,
  legalBasis: z.string().optional(),
  outcome: RuleOutcome,
});
export type KindRule = z.output<typeof KindRule>;

/** One entry of `parameters.json`: a figure of law by day and area, read in rules as `parameters.<name>`. */
export const KindParameter = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z]*$/),
  value: z.string().regex(DECIMAL_PATTERN),
  area: z.string().optional(),
  ...InForce,
  legalBasis: z.string().optional(),
});
export type KindParameter = z.output<typeof KindParameter>;

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
export interface KindPackage {
  readonly header: KindHeader;
  /** JSON Schema 2020-12 of the payload. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly rules: readonly KindRule[];
  readonly parameters: readonly KindParameter[];
  readonly examples: { readonly pass: readonly KindExample[]; readonly fail: readonly KindExample[] };
}
