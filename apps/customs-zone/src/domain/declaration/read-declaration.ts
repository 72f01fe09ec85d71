import { decimalOf, DECIMAL_PATTERN, type MoneyValue, type QuantityValue } from '@landport/domain';
import type { Awaited, DeclaredGoods, DeclaredItem } from './declared-goods';

type Node = Readonly<Record<string, unknown>>;

/** UN/EDIFACT 1001 of the master air waybill: 740, or 741 when it covers a consolidation. */
const MASTER_WAYBILLS: readonly unknown[] = ['740', '741'];
const AWB = /^\d{3}-?\d{8}$/;

/**
 * Takes out of a declaration's model (WCO Data Model names as JSON) what customs works with. The model was checked
 * against its kind by filing; what a kind leaves open is read with the defaults of the law, never guessed.
 */
export function readDeclaration(payload: Node): DeclaredGoods {
  const shipment = nodeOf(payload['GoodsShipment']);
  const consignment = nodeOf(shipment['Consignment']);
  const items = listOf(shipment['GovernmentAgencyGoodsItem']).map(itemOf);
  const declarantId = textOf(nodeOf(payload['Declarant'])['ID']) ?? '';
  return {
    importerId: textOf(nodeOf(shipment['Importer'])['ID']) ?? declarantId,
    declarantId,
    declarationOfficeId: textOf(payload['DeclarationOfficeID']),
    awb: awbOf(listOf(consignment['TransportContractDocument'])),
    packages: wholeOf(payload['TotalPackageQuantity']),
    items,
    traces: tracesOf(shipment, consignment),
  };
}

function itemOf(item: Node, index: number): DeclaredItem {
  const commodity = nodeOf(item['Commodity']);
  const measure = nodeOf(commodity['GoodsMeasure']);
  const valuation = nodeOf(item['CustomsValuation']);
  const price =
    moneyOf(nodeOf(commodity['InvoiceLine'])['ItemChargeAmount']) ?? moneyOf(item['StatisticalValueAmount']);
  const fees = listOf(commodity['DutyTaxFee']);
  return {
    lineNo: wholeOf(item['SequenceNumeric']) ?? index + 1,
    hsCode: hsCodeOf(listOf(commodity['Classification'])),
    description: textOf(commodity['Description']) ?? '',
    origin: textOf(listOf(item['Origin'])[0]?.['CountryCode']) ?? '',
    preference: fees.map((fee) => textOf(fee['DutyRegimeCode'])).find((code) => code !== null) ?? null,
    quantity: quantityOf(measure['TariffQuantity'], 'PCE'),
    grossMass: quantityOf(measure['GrossMassMeasure'], 'KGM'),
    netMass: quantityOf(measure['NetNetWeightMeasure'], 'KGM'),
    price: price ?? { amount: '0', currency: 'CNY' },
    freight: moneyOf(valuation['FreightChargeAmount']),
    insurance: moneyOf(valuation['InsuranceChargeAmount']),
    ledger: ledgerOf(listOf(item['PreviousDocument'])),
  };
}

function ledgerOf(documents: readonly Node[]): DeclaredItem['ledger'] {
  const cited = documents.find((document) => document['TypeCode'] === 'ledger');
  const ledgerNo = textOf(cited?.['ID']);
  if (ledgerNo === null) return null;
  return { ledgerNo, itemNo: wholeOf(cited?.['LineNumeric']) ?? 1 };
}

function awbOf(documents: readonly Node[]): string | null {
  const cited = documents.find((document) => MASTER_WAYBILLS.includes(document['TypeCode']));
  const id = textOf(cited?.['ID']);
  if (id === null || !AWB.test(id)) return null;
  return `${id.slice(0, 3)}-${id.slice(-8)}`;
}

/** Classifications may stand beside each other; the commodity code is HS, or the UK's TSP. */
function hsCodeOf(classifications: readonly Node[]): string {
  const code = classifications.find((each) => ['HS', 'TSP'].includes(String(each['IdentificationTypeCode'])));
  return textOf((code ?? classifications[0])?.['ID']) ?? '';
}

function tracesOf(shipment: Node, consignment: Node): Awaited[] {
  const documents = listOf(shipment['PreviousDocument']).map((each) => textOf(each['ID']));
  const containers = listOf(shipment['GovernmentAgencyGoodsItem'])
    .flatMap((item) => listOf(nodeOf(item['Commodity'])['TransportEquipment']))
    .concat(listOf(consignment['TransportEquipment']))
    .map((each) => textOf(each['ID']));
  const location = nodeOf(consignment['GoodsLocation']);
  const places = [textOf(location['ID']) ?? textOf(location['Name'])];
  const named = (what: Awaited['what'], found: readonly (string | null)[]): Awaited[] =>
    [...new Set(found)].flatMap((identifier) => (identifier === null ? [] : [{ what, identifier }]));
  return [
    ...named('previousDocument', documents),
    ...named('container', containers),
    ...named('location', places),
  ];
}

const nodeOf = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};

const listOf = (value: unknown): Node[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(nodeOf);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A leaf with its attribute (`{ value, unit }`), or the bare text of one without. */
function leafOf(value: unknown, name: string): string | null {
  const text = textOf(value) ?? textOf(nodeOf(value)[name]);
  return text !== null && DECIMAL_PATTERN.test(text) ? text : null;
}

function wholeOf(value: unknown): number | null {
  const text = leafOf(value, 'value');
  return text === null ? null : decimalOf(text).toNumber();
}

function moneyOf(value: unknown): MoneyValue | null {
  const amount = leafOf(value, 'amount');
  return amount === null ? null : { amount, currency: textOf(nodeOf(value)['currency']) ?? 'CNY' };
}

function quantityOf(value: unknown, unit: string): QuantityValue | null {
  const text = leafOf(value, 'value');
  return text === null ? null : { value: text, unit: textOf(nodeOf(value)['unit']) ?? unit };
}
