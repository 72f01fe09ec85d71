import { DomainError } from './domain-error';

export class InvalidAirWaybillNumber extends DomainError {
  readonly code = 'air/invalid-waybill-number';
  readonly kind = 'invalid';
  override readonly remedy =
    'Write three digits of airline prefix, a hyphen, and eight digits whose last is the first seven modulo 7.';
  constructor(value: string, reason: string) {
    super(`${value} is not an air waybill number: ${reason}.`, { value, reason });
  }
}

/** IATA air waybill number `nnn-nnnnnnnn`; the eighth serial digit is the first seven modulo 7. */
export class AirWaybillNumber {
  private constructor(
    readonly prefix: string,
    readonly serial: string,
  ) {}

  /** Takes `nnn-nnnnnnnn` and `nnnnnnnnnnn`. @throws InvalidAirWaybillNumber naming form or check digit */
  static parse(text: string): AirWaybillNumber {
    const match = /^(\d{3})-?(\d{8})$/.exec(text);
    if (!match?.[1] || !match[2]) throw new InvalidAirWaybillNumber(text, 'it is not 3 and 8 digits');
    const expected = AirWaybillNumber.checkDigit(match[2].slice(0, 7));
    if (match[2][7] !== expected) {
      throw new InvalidAirWaybillNumber(
        text,
        `its check digit is ${match[2][7]}, the first seven give ${expected}`,
      );
    }
    return new AirWaybillNumber(match[1], match[2]);
  }

  static checkDigit(firstSeven: string): string {
    return String(Number(firstSeven) % 7);
  }

  toString(): string {
    return `${this.prefix}-${this.serial}`;
  }
}
