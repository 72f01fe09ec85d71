import type { AssessedItem } from '../domain/duty/assess-item';
import type { DeclaredItem } from '../domain/declaration/declared-goods';

/** What the tariff looks at of a declared item. */
export const assessedItemOf = (item: DeclaredItem): AssessedItem => ({
  lineNo: item.lineNo,
  hsCode: item.hsCode,
  origin: item.origin,
  preference: item.preference,
  price: item.price,
  freight: item.freight,
  insurance: item.insurance,
  quantities: [item.quantity, item.netMass, item.grossMass].filter((each) => each !== null),
});
