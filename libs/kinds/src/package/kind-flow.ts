import { DecisionMode, Text } from '@landport/contracts';
import { DECIMAL_PATTERN } from '@landport/domain';
import { z } from 'zod';
import { Body, Condition, InForce, Pointer, WorkingDays } from './values';

/** How filings of the kind are decided; the last entry that fits day and area holds. */
export const Mode = z.strictObject({
  mode: DecisionMode,
  area: z.string().optional().describe('Pilot area it holds in; everywhere when absent'),
  ...InForce,
  legalBasis: z.string().optional(),
});

/** One level of the way through the bodies; the steps of a kind are taken in turn. */
export const Step = z.strictObject({
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: Text,
  bodies: z.array(Body).min(1).describe('They work side by side; the first leads'),
  concludes: z
    .enum(['all', 'lead'])
    .default('all')
    .describe(
      '`all`: each body decides, and one refusal refuses; `lead`: joint review, the others give their opinion and the first decides',
    ),
  secondPerson: z
    .boolean()
    .default(false)
    .describe('A decision holds once another officer of the same body confirms it'),
  when: Condition.optional().describe('The step is left out where this is false'),
});
export type Step = z.output<typeof Step>;

/** A period of law, in working days of the calendar. */
export const KindClock = z.strictObject({
  name: z.string(),
  title: Text,
  workingDays: WorkingDays,
  startsOn: z.string().describe('Status whose beginning starts the clock'),
  stopsWhile: z.array(z.string()).describe('Statuses during which it stands still'),
  step: z.string().optional().describe('Runs for this step alone; for all of them when absent'),
  when: Condition.optional().describe('The last clock of a step that fits holds'),
  warnsBefore: WorkingDays.default(2).describe('Days before its end on which the officers are warned'),
  escalatesTo: Body.optional().describe('Who gets the work at its end; it stays and is marked when absent'),
  atEnd: z
    .enum(['approved', 'refused'])
    .optional()
    .describe('Silence rule: what holds when nobody decided; nothing when absent'),
  legalBasis: z.string().optional(),
});
export type KindClock = z.output<typeof KindClock>;

/** Whether it is the officers' time; other clocks start on statuses that come after their decision. */
export const isOfficersClock = ({ startsOn }: KindClock): boolean =>
  startsOn === 'lodged' || startsOn === 'underReview';

/** An officer's question stops the clocks; an applicant who never answers is taken to have given up. */
export const Queries = z.strictObject({
  answerWithin: WorkingDays,
  extendsAtMost: z
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('How often the applicant may ask for as long again'),
});

/** A usual reason, so that officers say the same thing in the same words, and figures can be taken of it. */
export const DecisionReason = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  outcome: z.enum(['approved', 'refused']),
  text: Text,
});
export type DecisionReason = z.output<typeof DecisionReason>;

/** Notification and commitment [告知承诺]: decided on a signed promise, checked later. */
export const Commitment = z.strictObject({
  notice: Text.describe('What the body informs of: conditions, standard, consequences of a false promise'),
  pointer: Pointer.describe(
    'Where the payload holds the signed promise; true makes it one, else the ordinary way is taken',
  ),
  checkWithin: WorkingDays,
  putRightWithin: WorkingDays.describe('After an order to put right'),
});
export type Commitment = z.output<typeof Commitment>;

/** A share of what was decided on the spot is looked at afterwards, drawn at random. */
export const SpotCheck = z.strictObject({
  share: z.string().regex(DECIMAL_PATTERN).describe('Of all filings, 0 to 1'),
  checkWithin: WorkingDays,
  putRightWithin: WorkingDays,
});
export type SpotCheck = z.output<typeof SpotCheck>;

/** Several filings compete; the lead body of the first step runs it. */
export const Selection = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('experts'),
    panel: z.number().int().min(1).describe('Marks that a filing needs'),
    passMark: z.string().regex(DECIMAL_PATTERN).describe('Of 100, mean of the panel'),
    places: z.number().int().min(1).optional().describe('Best so many of a round; all that pass when absent'),
  }),
  z.strictObject({
    by: z.literal('price'),
    offer: Pointer.describe(
      'Amount offered, in the bid; all other pointers lead into the notice that it cites',
    ),
    startPrice: Pointer.describe('Amount; a bid below it is refused'),
    step: Pointer.describe('Amount by which a bid must exceed the highest'),
    deposit: Pointer,
    depositPaid: Pointer.optional().describe('Amount, in the bid'),
    opensAt: Pointer,
    closesAt: Pointer,
    overTimeMinutes: z.number().int().min(1).describe('A bid so near to the end moves the end on by as much'),
    reservePrice: Pointer.optional(),
  }),
]);
export type Selection = z.output<typeof Selection>;
