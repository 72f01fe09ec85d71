/** Elements that may stand more than once under the same parent; in the model they are lists, even of one. */
const REPEATING = new Set([
  'AEOMutualRecognitionParty',
  'AdditionalDocument',
  'AdditionalInformation',
  'Amendment',
  'AuthorisationHolder',
  'BorderTransportMeansPerson',
  'ChargeDeduction',
  'Classification',
  'Communication',
  'CurrencyExchange',
  'DangerousGoods',
  'DomesticDutyTaxParty',
  'DutyTaxFee',
  'GovernmentAgencyGoodsItem',
  'GovernmentProcedure',
  'Itinerary',
  'ObligationGuarantee',
  'Origin',
  'Packaging',
  'Pointer',
  'PreviousDocument',
  'Seal',
  'TransportContractDocument',
  'TransportEquipment',
]);

export const isRepeating = (element: string): boolean => REPEATING.has(element);

/** WCO names are upper camel case; nothing else becomes a member of the model. */
export const ELEMENT_NAME = /^[A-Z][A-Za-z0-9]*$/;

export const DECLARATION_NAMESPACE = 'urn:wco:datamodel:WCO:DEC-DMS:2';
export const METADATA_NAMESPACE = 'urn:wco:datamodel:WCO:DocumentMetaData-DMS:2';

/** Member of the model that keeps the message's `MetaData` beside the declaration's own elements. */
export const METADATA_MEMBER = 'MetaData';

/** Attribute that a leaf's second member stands for, and how the leaf's text is named beside it. */
export interface LeafShape {
  readonly text: 'amount' | 'value';
  readonly attribute: 'currencyID' | 'unitCode';
  readonly member: 'currency' | 'unit';
}

const AMOUNT: LeafShape = { text: 'amount', attribute: 'currencyID', member: 'currency' };
const QUANTITY: LeafShape = { text: 'value', attribute: 'unitCode', member: 'unit' };

/** `…Amount` is money, `…Measure` and `…Quantity` are quantities, as soon as they carry their attribute. */
export function leafShapeOf(element: string): LeafShape | undefined {
  if (element.endsWith('Amount')) return AMOUNT;
  if (element.endsWith('Measure') || element.endsWith('Quantity')) return QUANTITY;
  return undefined;
}

/** What a member of a leaf stands for in XML: the element's own text or one of its attributes. */
export function attributeOfMember(member: string): string | undefined {
  if (member === 'currency') return 'currencyID';
  if (member === 'unit') return 'unitCode';
  return member.startsWith('@') ? member.slice(1) : undefined;
}

export const isTextMember = (member: string): boolean => member === 'amount' || member === 'value';
