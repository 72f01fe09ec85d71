import { Text } from '@landport/contracts';
import { DECIMAL_PATTERN } from '@landport/domain';
import { z } from 'zod';
import { InForce, Pointer, Reads } from './values';

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
  reads: Reads.default({}).describe(
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
