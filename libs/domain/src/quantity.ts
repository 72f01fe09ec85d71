import { Decimal, decimalOf } from './decimals';
import { DomainError } from './domain-error';

export interface QuantityValue {
  readonly value: string;
  readonly unit: string;
}

export class UnitMismatch extends DomainError {
  readonly code = 'value/unit-mismatch';
  readonly kind = 'invalid';
  constructor(one: string, other: string) {
    super(`Quantities in ${one} and ${other} cannot be added.`, { one, other });
  }
}

/** A quantity in one unit (UN/ECE Recommendation 20), exact. */
export class Quantity {
  private constructor(
    readonly value: Decimal,
    readonly unit: string,
  ) {}

  static of(value: string | Decimal, unit: string): Quantity {
    return new Quantity(typeof value === 'string' ? decimalOf(value) : value, unit);
  }

  static from(value: QuantityValue): Quantity {
    return Quantity.of(value.value, value.unit);
  }

  plus(other: Quantity): Quantity {
    this.sameUnit(other);
    return new Quantity(this.value.plus(other.value), this.unit);
  }

  minus(other: Quantity): Quantity {
    this.sameUnit(other);
    return new Quantity(this.value.minus(other.value), this.unit);
  }

  isMoreThan(other: Quantity): boolean {
    this.sameUnit(other);
    return this.value.greaterThan(other.value);
  }

  toString(): string {
    return `${this.value.toFixed()} ${this.unit}`;
  }

  toJSON(): QuantityValue {
    return { value: this.value.toFixed(), unit: this.unit };
  }

  private sameUnit(other: Quantity): void {
    if (other.unit !== this.unit) throw new UnitMismatch(this.unit, other.unit);
  }
}
