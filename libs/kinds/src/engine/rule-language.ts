import { Decimal, decimalOf, lastDayOfPeriod, Mrn } from '@landport/domain';
import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { isAirWaybill, isContainer } from './check-digits';

const DAY_MS = 86_400_000;

/** What a rule sees. */
export interface RuleScope {
  readonly payload: unknown;
  /** Figures of law by name, as they hold on the day and in the area. */
  readonly parameters: Readonly<Record<string, Decimal>>;
  /** Day of lodging. */
  readonly on: string;
  readonly organisationId: string;
  /** Match of the rule's `each`, and its place among its brothers from "1". */
  readonly it: unknown;
  readonly place: string;
  /** What the rule reads, by its own names. */
  readonly [name: string]: unknown;
}

/** CEL has no decimals: amounts and quantities are compared exactly through these. */
function decimalFrom(value: unknown): Decimal {
  if (typeof value === 'string') return decimalOf(value);
  if (typeof value === 'object' && value !== null) {
    const { amount, value: number } = value as { amount?: unknown; value?: unknown };
    if (typeof amount === 'string') return decimalOf(amount);
    if (typeof number === 'string') return decimalOf(number);
  }
  return decimalOf(String(value));
}

/** Unit of a quantity; nothing for a bare number, whose unit its element implies. */
const unitOf = (value: unknown): string => {
  const unit = typeof value === 'object' && value !== null ? (value as { unit?: unknown }).unit : undefined;
  return typeof unit === 'string' ? unit : '';
};

/** Whole months from one day to another, both `YYYY-MM-DD`; a month is full on the same day of the month. */
function monthsBetween(from: string, to: string): bigint {
  const [fromYear, fromMonth, fromDay] = from.split('-').map(Number) as [number, number, number];
  const [toYear, toMonth, toDay] = to.split('-').map(Number) as [number, number, number];
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return BigInt(toDay < fromDay ? months - 1 : months);
}

/** Days from one day to another; each as `YYYY-MM-DD`, or as a message writes it, `YYYYMMDD` and a time. */
function daysBetween(from: string, to: string): bigint {
  const dayOf = (text: string): number => {
    const digits = text.replaceAll('-', '');
    return Date.parse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
  };
  return BigInt(Math.round((dayOf(to) - dayOf(from)) / DAY_MS));
}

/** `55.25 %`: two decimals at most, cut and never rounded up, so that a missed threshold never looks met. */
const percent = (part: Decimal, whole: Decimal): string =>
  whole.isZero() ? '0 %' : `${part.div(whole).times(100).toDecimalPlaces(2, Decimal.ROUND_DOWN).toFixed()} %`;

const LANGUAGE = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false })
  .registerType('Decimal', { ctor: Decimal, fields: {} })
  .registerVariable('payload', 'dyn')
  .registerVariable('parameters', 'map<string, Decimal>')
  .registerVariable('on', 'string')
  .registerVariable('organisationId', 'string')
  .registerVariable('it', 'dyn')
  .registerVariable('place', 'string')
  .registerOperator('Decimal + Decimal', (a: Decimal, b: Decimal) => a.plus(b))
  .registerOperator('Decimal - Decimal', (a: Decimal, b: Decimal) => a.minus(b))
  .registerOperator('Decimal * Decimal', (a: Decimal, b: Decimal) => a.times(b))
  .registerOperator('Decimal == Decimal', (a: Decimal, b: Decimal) => a.eq(b))
  .registerOperator('Decimal < Decimal', (a: Decimal, b: Decimal) => a.lt(b))
  .registerOperator('Decimal <= Decimal', (a: Decimal, b: Decimal) => a.lte(b))
  .registerOperator('Decimal > Decimal', (a: Decimal, b: Decimal) => a.gt(b))
  .registerOperator('Decimal >= Decimal', (a: Decimal, b: Decimal) => a.gte(b))
  .registerFunction('decimal(dyn): Decimal', decimalFrom)
  .registerFunction('total(list): Decimal', (values: unknown[]) =>
    values.reduce<Decimal>((sum, value) => sum.plus(decimalFrom(value)), new Decimal(0)),
  )
  .registerFunction('distinct(list): list', (values: unknown[]) => [...new Set(values)])
  .registerFunction('hostOf(string): string', (address: string) => URL.parse(address)?.hostname ?? '')
  .registerFunction('percent(Decimal, Decimal): string', percent)
  .registerFunction('unit(dyn): string', unitOf)
  .registerFunction('isAirWaybill(string): bool', isAirWaybill)
  .registerFunction('isContainer(string): bool', isContainer)
  .registerFunction('isMrn(string): bool', (text: string) => Mrn.isValid(text))
  .registerFunction('monthsBetween(string, string): int', monthsBetween)
  .registerFunction('daysBetween(string, string): int', daysBetween)
  .registerFunction('afterMonths(string, Decimal): string', (day: string, months: Decimal) =>
    lastDayOfPeriod(day, { years: 0, months: months.toNumber(), days: 0 }),
  );

/** An expression that cannot run; found when a package is compiled, never while filings wait. */
export class UnusableExpression extends Error {
  constructor(expression: string, reason: string) {
    super(`${expression}: ${reason}`);
    this.name = 'UnusableExpression';
  }
}

/** Compiles the expressions of one rule, which may use the names under which it reads. */
export class RuleLanguage {
  private readonly environment: Environment;

  constructor(names: readonly string[]) {
    this.environment = LANGUAGE.clone();
    for (const name of names) this.environment.registerVariable(name, 'dyn');
  }

  /** @throws UnusableExpression for syntax, unknown names, and types that do not fit */
  compile(expression: string): (scope: RuleScope) => unknown {
    let parsed: ParseResult;
    try {
      parsed = this.environment.parse(expression);
    } catch (error) {
      throw new UnusableExpression(expression, (error as Error).message);
    }
    const checked = parsed.check();
    if (!checked.valid) throw new UnusableExpression(expression, String(checked.error?.message));
    return parsed as (scope: RuleScope) => unknown;
  }
}
