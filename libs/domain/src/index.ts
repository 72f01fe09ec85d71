export { Aggregate, type Fact, type FactDefinition } from './aggregate';
export { DomainError, type RefusalKind } from './domain-error';
export { assertTransition, IllegalTransition, unreachableStates, type Transitions } from './transitions';
export { Decimal, DECIMAL_PATTERN, decimalOf, NotADecimal } from './decimals';
export { CurrencyMismatch, Money, type MoneyValue } from './money';
export { Quantity, UnitMismatch, type QuantityValue } from './quantity';
export { AirWaybillNumber, InvalidAirWaybillNumber } from './air-waybill-number';
export { Mrn } from './mrn';
export { HS_CODE_PATTERN, ORGANISATION_ID_PATTERN } from './codes';
