/** Transport document types of UN/EDIFACT 1001 that are air waybills: 740 itself, 741 the master. */
const WAYBILL_TYPES: ReadonlySet<unknown> = new Set(['740', '741']);

const WAYBILL = /^\d{3}-\d{8}$/;

type Document = { readonly ID?: unknown; readonly TypeCode?: unknown };
type Declaration = {
  readonly GoodsShipment?: { readonly Consignment?: { readonly TransportContractDocument?: unknown } };
};

/** Air waybills that a declaration names, by which its filing can be found. */
export function waybillsOf(payload: Readonly<Record<string, unknown>>): string[] {
  const documents = (payload as Declaration).GoodsShipment?.Consignment?.TransportContractDocument;
  if (!Array.isArray(documents)) return [];
  const numbers = (documents as Document[])
    .filter(({ TypeCode }) => WAYBILL_TYPES.has(TypeCode))
    .map(({ ID }) => String(ID))
    .filter((number) => WAYBILL.test(number));
  return [...new Set(numbers)];
}
