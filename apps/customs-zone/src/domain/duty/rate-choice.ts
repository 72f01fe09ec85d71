import { Decimal } from '@landport/domain';
import type { DutyRate, TariffLine } from './tariff';

interface Claim {
  readonly origin: string;
  readonly preference: string | null;
}

/** In this order of need: what the tariff gives every origin comes last. */
const ORDER: readonly DutyRate['sort'][] = ['conventional', 'mfn', 'general'];

const isFor = (rate: DutyRate, { origin, preference }: Claim): boolean =>
  (rate.origins === undefined || rate.origins.includes(origin)) &&
  (rate.preference === undefined || rate.preference === preference);

const height = ({ formula }: DutyRate): Decimal =>
  new Decimal('rate' in formula ? formula.rate : 'amount' in formula ? formula.amount : 0);

/**
 * The rate of an item: a conventional one where its origin has it and the declaration claims it, unless the
 * most-favoured-nation rate is lower; the general rate for origins that have neither.
 */
export function chooseRate(line: TariffLine, claim: Claim): DutyRate | undefined {
  const open = line.rates.filter((rate) => isFor(rate, claim));
  const inOrder = [...open].sort((one, other) => ORDER.indexOf(one.sort) - ORDER.indexOf(other.sort));
  const [first, second] = inOrder;
  if (first?.sort !== 'conventional' || second === undefined) return first;
  return first.formula.kind === second.formula.kind && height(second).lessThan(height(first))
    ? second
    : first;
}
