import type { XmlStandard } from '../xml/read-xml';
import type { Model } from '../xml/xml-walk';
import { leavesOf, type Leaf, type Step } from './leaves';

interface Column {
  readonly name: string;
  readonly wco: RegExp;
  readonly ncts: RegExp;
}

const column = (name: string, wco: string, ncts: string): Column => ({
  name,
  wco: new RegExp(`^${wco}$`),
  ncts: new RegExp(`^${ncts}$`),
});
const NEVER = '(?!)';

/** What stands in a row, by its path within the goods item. */
const COLUMNS: readonly Column[] = [
  column('item', 'SequenceNumeric', 'declarationGoodsItemNumber'),
  column('description', 'Commodity/Description', 'Commodity/descriptionOfGoods'),
  column('commodityCode', 'Commodity/Classification/0/ID', 'Commodity/CommodityCode/\\w+'),
  column('origin', 'Origin/0/CountryCode', NEVER),
  column('grossMass', 'Commodity/GoodsMeasure/GrossMassMeasure(/value)?', 'Commodity/GoodsMeasure/grossMass'),
  column('netMass', 'Commodity/GoodsMeasure/NetNetWeightMeasure(/value)?', 'Commodity/GoodsMeasure/netMass'),
  column('packages', 'Packaging/0/QuantityQuantity(/value)?', 'Packaging/0/numberOfPackages'),
  column('packageType', 'Packaging/0/TypeCode', 'Packaging/0/typeOfPackages'),
  column('marks', 'Packaging/0/MarksNumbersID', 'Packaging/0/shippingMarks'),
  column('value', 'Commodity/InvoiceLine/ItemChargeAmount(/amount)?', NEVER),
  column('currency', 'Commodity/InvoiceLine/ItemChargeAmount/currency', NEVER),
];

const ITEM: Readonly<Record<XmlStandard, RegExp>> = {
  wco: /^GoodsShipment\/GovernmentAgencyGoodsItem\/\d+\//,
  ncts: /^Consignment\/HouseConsignment\/\d+\/ConsignmentItem\/\d+\//,
};

/** The goods items of a message as a table (RFC 4180), and everything else as lost. */
export function goodsItemsCsv(
  payload: Readonly<Model>,
  standard: XmlStandard,
): { text: string; lost: Leaf[] } {
  const rows = new Map<string, Map<string, string>>();
  const lost: Leaf[] = [];
  for (const leaf of leavesOf(payload)) {
    const way = leaf.steps.map((step: Step) => String(step)).join('/');
    const [item] = ITEM[standard].exec(way) ?? [];
    const found =
      item === undefined ? undefined : COLUMNS.find((each) => each[standard].test(way.slice(item.length)));
    if (item === undefined || found === undefined || typeof leaf.value !== 'string') {
      lost.push(leaf);
      continue;
    }
    const row = rows.get(item) ?? new Map<string, string>();
    // A commodity code in two elements is one text.
    rows.set(item, row.set(found.name, (row.get(found.name) ?? '') + leaf.value));
  }
  const lines = [...rows.values()].map((row) =>
    COLUMNS.map(({ name }) => cell(row.get(name) ?? '')).join(','),
  );
  return { text: [COLUMNS.map(({ name }) => name).join(','), ...lines, ''].join('\r\n'), lost };
}

/** A text that a spreadsheet would run as a formula is made a text by a quote before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
