import { DomainError } from '@landport/domain';
import type { WcoModel } from './declaration-reader';

export class UnknownDeclarationType extends DomainError {
  readonly code = 'filing/unknown-declaration-type';
  readonly kind = 'invalid';
  override readonly remedy = 'Use a TypeCode that begins with IM (import) or EX (export).';
  constructor(typeCode: unknown) {
    super(`No filing kind takes declarations of TypeCode ${JSON.stringify(typeCode) ?? '(missing)'}.`, {
      pointer: '/TypeCode',
      value: typeCode,
    });
  }
}

/** First two letters of TypeCode: the declaration's type (EU data element 1/1). */
const KINDS = new Map([
  ['IM', 'import-declaration'],
  ['EX', 'export-declaration'],
]);

/** Whether filings of the kind are declarations of the WCO Data Model, whatever format they came in. */
export const isDeclaration = (kind: string): boolean => [...KINDS.values()].includes(kind);

/** @throws UnknownDeclarationType, for instance for corrections (`COR`), which amend a filing that is there */
export function kindOfDeclaration({ TypeCode: typeCode }: Readonly<WcoModel>): string {
  const kind = typeof typeCode === 'string' ? KINDS.get(typeCode.slice(0, 2)) : undefined;
  if (kind === undefined) throw new UnknownDeclarationType(typeCode);
  return kind;
}

/** The declarant's own reference, under which the filing is lodged. */
export function referenceOfDeclaration(payload: Readonly<WcoModel>): string | undefined {
  const reference = payload['FunctionalReferenceID'];
  return typeof reference === 'string' && reference !== '' ? reference : undefined;
}
