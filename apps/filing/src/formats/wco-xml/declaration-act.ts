import type { Act, AboutFiling } from '../about-filing';
import type { Model } from '../xml/xml-walk';

/** UN/EDIFACT 1225 in `FunctionCode`: 1 cancellation, 4 change, 5 replace; 9 original, and 13 a request beside it. */
const BY_FUNCTION: Readonly<Record<string, Act>> = {
  '1': 'cancellation',
  '4': 'amendment',
  '5': 'replacement',
};
/** Of a request: what sort of additional message it is. */
const BY_TYPE: Readonly<Record<string, Act>> = { COR: 'amendment', INV: 'cancellation' };

/** What a declaration message wants of a filing that is there; undefined for an original. */
export function actOfDeclaration(payload: Readonly<Model>): AboutFiling | undefined {
  const { FunctionCode: functionCode, TypeCode: typeCode, ID: mrn, FunctionalReferenceID: own } = payload;
  const ofType = BY_TYPE[String(typeCode)];
  const act = ofType ?? BY_FUNCTION[String(functionCode)];
  if (act === undefined) return undefined;
  const reason = reasonOf(payload);
  return {
    act,
    ...(typeof mrn === 'string' && { mrn }),
    // A request carries a number of its own; a change says again the number of what it changes.
    ...(ofType === undefined && typeof own === 'string' && { reference: own }),
    ...(reason !== undefined && { reason }),
  };
}

type Statement = { readonly StatementTypeCode?: unknown; readonly StatementDescription?: unknown };

/** The explanations that go with a change: statements of type `AES`. */
export const isExplanation = (statement: unknown): boolean =>
  (statement as Statement).StatementTypeCode === 'AES';

function reasonOf({ AdditionalInformation: statements }: Readonly<Model>): string | undefined {
  if (!Array.isArray(statements)) return undefined;
  const told = (statements as Statement[])
    .filter(isExplanation)
    .map(({ StatementDescription: text }) => String(text ?? ''));
  return told.join(' ').trim().slice(0, 1000) || undefined;
}
