import { Quantity } from '@landport/domain';
import type { FwbData } from '../cargo-imp/fwb/fwb';

/** What may change only as long as nothing has moved. */
export function fixedDifferences(before: FwbData, after: FwbData): string[] {
  const sameWeight =
    before.weight.unit === after.weight.unit &&
    Quantity.from(before.weight).value.equals(Quantity.from(after.weight).value);
  return [
    ...(before.origin === after.origin ? [] : ['origin']),
    ...(before.destination === after.destination ? [] : ['destination']),
    ...(before.pieces === after.pieces ? [] : ['pieces']),
    ...(sameWeight ? [] : ['weight']),
  ];
}
