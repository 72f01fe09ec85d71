import { Decimal } from '@landport/domain';
import type { GateSite } from '../domain/ledger/gate-pass';
import type { CreditLevel } from '../domain/risk/risk-facts';
import type { TariffLine, TariffOfDay, VatRate } from '../domain/duty/tariff';
import type { Body, Sort } from './records';

export interface DatedRecord<S extends Sort = Sort> {
  readonly sort: S;
  readonly key: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly body: Body<S>;
}

/** Thrown when the data does not say what must be known: a fault of the house, never of a caller. */
export class NotInForce extends Error {
  constructor(sort: Sort, key: string, day: string) {
    super(`no ${sort} ${key} is in force on ${day}`);
    this.name = 'NotInForce';
  }
}

/** Everything in force on one day. */
export class Day implements TariffOfDay {
  private readonly bodies = new Map<string, unknown>();
  private readonly rules: Body<'assessmentRules'>;
  private readonly lines = new Map<string, TariffLine | undefined>();

  constructor(
    readonly date: string,
    records: readonly DatedRecord[],
    country = 'CN',
  ) {
    for (const { sort, key, validFrom, validTo, body } of records) {
      const inForce = validFrom <= date && (validTo === null || date <= validTo);
      if (inForce) this.bodies.set(`${sort} ${key}`, body);
    }
    this.rules = this.get('assessmentRules', country);
  }

  get currency(): string {
    return this.rules.currency;
  }
  get valueRounding(): TariffOfDay['valueRounding'] {
    return this.rules.valueRounding;
  }
  get insuranceRate(): string {
    return this.rules.insuranceRate;
  }
  get taxThreshold(): string {
    return this.rules.taxThreshold;
  }
  get law(): TariffOfDay['law'] {
    return this.rules.law;
  }

  lineOf(hsCode: string): TariffLine | undefined {
    if (!this.lines.has(hsCode)) this.lines.set(hsCode, this.longestLineOf(hsCode));
    return this.lines.get(hsCode);
  }

  vatOf(sort: TariffLine['vat']): VatRate {
    return this.get('vatRate', sort);
  }

  exchangeRate(currency: string): string | undefined {
    return this.find('exchangeRate', currency)?.rate;
  }

  creditLevelOf(organisationId: string): CreditLevel {
    return this.find('creditLevel', organisationId)?.level ?? 'unrated';
  }

  siteOf(operatorId: string): (GateSite & { readonly officeId: string }) | undefined {
    const site = this.find('gateSite', operatorId);
    if (site === undefined) return undefined;
    return {
      officeId: site.officeId,
      gates: site.gates,
      weightTolerance: new Decimal(site.weightToleranceKg),
    };
  }

  find<S extends Sort>(sort: S, key: string): Body<S> | undefined {
    return this.bodies.get(`${sort} ${key}`) as Body<S> | undefined;
  }

  /** @throws NotInForce */
  get<S extends Sort>(sort: S, key: string): Body<S> {
    const body = this.find(sort, key);
    if (body === undefined) throw new NotInForce(sort, key, this.date);
    return body;
  }

  private longestLineOf(hsCode: string): TariffLine | undefined {
    for (let digits = hsCode.length; digits >= 2; digits -= 1) {
      const hs = hsCode.slice(0, digits);
      const line = this.find('tariffLine', hs);
      if (line !== undefined) return { hs, ...line };
    }
    return undefined;
  }
}
