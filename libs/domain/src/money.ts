import { Decimal, decimalOf } from './decimals';
import { DomainError } from './domain-error';

export interface MoneyValue {
  readonly amount: string;
  readonly currency: string;
}

export class CurrencyMismatch extends DomainError {
  readonly code = 'value/currency-mismatch';
  readonly kind = 'invalid';
  constructor(one: string, other: string) {
    super(`Amounts in ${one} and ${other} cannot be added.`, { one, other });
  }
}

/** An amount in one currency (ISO 4217), exact. */
export class Money {
  private constructor(
    readonly amount: Decimal,
    readonly currency: string,
  ) {}

  static of(amount: string | Decimal, currency: string): Money {
    return new Money(typeof amount === 'string' ? decimalOf(amount) : amount, currency);
  }

  static from(value: MoneyValue): Money {
    return Money.of(value.amount, value.currency);
  }

  plus(other: Money): Money {
    if (other.currency !== this.currency) throw new CurrencyMismatch(this.currency, other.currency);
    return new Money(this.amount.plus(other.amount), this.currency);
  }

  times(factor: Decimal): Money {
    return new Money(this.amount.times(factor), this.currency);
  }

  /** Half up, to `places` decimals. Which number of places applies is the caller's rule of law. */
  rounded(places: number): Money {
    return new Money(this.amount.toDecimalPlaces(places, Decimal.ROUND_HALF_UP), this.currency);
  }

  toJSON(): MoneyValue {
    return { amount: this.amount.toFixed(), currency: this.currency };
  }
}
