import type { DocumentType } from '@landport/contracts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** Endings that a file of the type may have. */
const ENDINGS: Readonly<Record<DocumentType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/tiff': ['tif', 'tiff'],
  'application/xml': ['xml', 'xsd'],
  'text/plain': ['txt', 'text', 'log', 'edi', 'json', 'jsonl', 'md'],
  'text/csv': ['csv', 'tsv'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.presentationml.presentation`]: ['pptx'],
  [`${OPEN}.text`]: ['odt'],
  [`${OPEN}.spreadsheet`]: ['ods'],
  [`${OPEN}.presentation`]: ['odp'],
};

/** What a sender says of a document. */
export interface Declared {
  /** Without parameters, lower case; absent or `application/octet-stream` claims nothing. */
  readonly mediaType?: string;
  readonly name?: string;
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  'text/xml': 'application/xml',
  'image/jpg': 'image/jpeg',
  'application/csv': 'text/csv',
};
const CLAIMS_NOTHING = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

const endingOf = (name: string): string | undefined => /\.([^.]{1,8})$/.exec(name)?.[1]?.toLowerCase();

/** Text has no bytes that say whether it is a table; there alone the sender's word counts. */
export function textTypeOf({ mediaType = '', name = '' }: Declared): DocumentType {
  const isTable = ENDINGS['text/csv'].includes(endingOf(name) ?? '') || mediaType === 'text/csv';
  return isTable ? 'text/csv' : 'text/plain';
}

/** @returns what the sender says that the bytes are not; undefined when nothing contradicts them */
export function contradiction({ mediaType = '', name }: Declared, found: DocumentType): string | undefined {
  const declared = OTHER_NAMES[mediaType] ?? mediaType;
  const isOfText = declared === 'text/plain' && found === 'text/csv';
  if (!CLAIMS_NOTHING.has(declared) && declared !== found && !isOfText) return mediaType;
  const ending = name === undefined ? undefined : endingOf(name);
  if (ending === undefined || ENDINGS[found].includes(ending)) return undefined;
  return `.${ending}`;
}
