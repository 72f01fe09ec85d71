import { DomainError } from '@landport/domain';
import type { Model } from '../xml/xml-walk';

export class UnknownDeclarationType extends DomainError {
  readonly code = 'filing/unknown-declaration-type';
  readonly kind = 'invalid';
  override readonly remedy =
    'Use a TypeCode that begins with IM (import), EX (export) or CO (special fiscal territories).';
  constructor(typeCode: unknown) {
    super(`No filing kind takes declarations of TypeCode ${JSON.stringify(typeCode) ?? '(missing)'}.`, {
      pointer: '/TypeCode',
      value: typeCode,
    });
  }
}

const IMPORT = 'import-declaration';
const EXPORT = 'export-declaration';

/** A message in XML is a whole declaration in one step; those in two are lodged as JSON, and given as either. */
const DECLARATIONS: ReadonlySet<string> = new Set([
  IMPORT,
  EXPORT,
  'summary-declaration',
  'full-declaration',
]);

/** Whether filings of the kind are declarations of the WCO Data Model, whatever format they came in. */
export const isDeclaration = (kind: string): boolean => DECLARATIONS.has(kind);

/**
 * By the first two letters of TypeCode, the declaration's type (EU data element 1/1). `CO`, trade with territories
 * outside the fiscal union, goes both ways: there the procedure of the first item tells.
 * @throws UnknownDeclarationType
 */
export function kindOfDeclaration(payload: Readonly<Model>): string {
  const { TypeCode: typeCode } = payload;
  const type = typeof typeCode === 'string' ? typeCode.slice(0, 2) : undefined;
  if (type === 'IM') return IMPORT;
  if (type === 'EX') return EXPORT;
  if (type === 'CO' && typeCode !== 'COR') return leaves(payload) ? EXPORT : IMPORT;
  throw new UnknownDeclarationType(typeCode);
}

type Items = readonly { readonly GovernmentProcedure?: readonly { readonly CurrentCode?: unknown }[] }[];

/** Procedures 10 to 31 are those under which goods go out (EU data element 1/10). */
function leaves({ GoodsShipment: shipment }: Readonly<Model>): boolean {
  const items = (shipment as { readonly GovernmentAgencyGoodsItem?: Items } | undefined)
    ?.GovernmentAgencyGoodsItem;
  const procedure = Array.isArray(items) ? (items as Items)[0]?.GovernmentProcedure?.[0]?.CurrentCode : '';
  return /^[123]/.test(String(procedure));
}
