import type { FiledDocument } from '@landport/contracts';
import type { FaultFound } from '@landport/http';
import type { WantedDocument } from '@landport/kinds';
import type { DocumentState } from '../../domain/document';

/** State of each document of the sender's that a filing names. */
export type FoundDocuments = ReadonlyMap<string, DocumentState>;
export const NO_DOCUMENTS: FoundDocuments = new Map();

export interface DocumentRules {
  readonly mostPerFiling: number;
  /** Whether a document that was never scanned may go with a filing. */
  readonly isUnscannedAllowed: boolean;
  /** Whether a filing is refused without what may not follow; else it is taken with that gap too. */
  readonly isMissingRefused: boolean;
}

type Texts = Pick<FaultFound, 'message'>;

/** What the kind wants that may not even follow, and the filing does not name. */
export const missingFaults = (
  wanted: readonly WantedDocument[],
  named: readonly FiledDocument[],
): FaultFound[] =>
  wanted
    .filter(({ code, required, mayFollow }) => required && mayFollow === undefined && !names(named, code))
    .map(({ code, title }) => ({
      code: 'filing/document-missing',
      pointer: '/documents',
      value: code,
      message: { en: `${title.en} (${code}) is missing.`, zh: `缺少${title.zh}(${code})。` },
    }));

const names = (named: readonly FiledDocument[], code: string): boolean =>
  named.some((each) => each.code === code);

/** What the kind requires and has not come: the filing was taken with these gaps [容缺受理]. */
export const gapsIn = (
  wanted: readonly WantedDocument[],
  named: readonly Pick<FiledDocument, 'code'>[],
): WantedDocument[] =>
  wanted.filter(({ code, required }) => required && !named.some((each) => each.code === code));

/** What is wrong with the documents that are named, all of it at once. */
export function namedFaults(
  wanted: readonly WantedDocument[],
  named: readonly FiledDocument[],
  found: FoundDocuments,
  rules: DocumentRules,
): FaultFound[] {
  if (named.length > rules.mostPerFiling) return [tooMany(named.length, rules.mostPerFiling)];
  const seen = new Set<string>();
  return named.flatMap(({ code, documentId }, index) => {
    const faults: FaultFound[] = [];
    const at = (field: 'code' | 'documentId'): string => `/documents/${index}/${field}`;
    if (!wanted.some((each) => each.code === code))
      faults.push({ code: 'filing/document-not-wanted', pointer: at('code'), value: code, ...NOT_WANTED });
    const pair = `${code}\n${documentId}`;
    if (seen.has(pair))
      faults.push({
        code: 'filing/document-named-twice',
        pointer: at('documentId'),
        value: documentId,
        ...TWICE,
      });
    seen.add(pair);
    const state = stateFault(found.get(documentId), rules);
    if (state !== undefined) faults.push({ pointer: at('documentId'), value: documentId, ...state });
    return faults;
  });
}

/** A document that comes with something else than a version: an answer, the response to a check, a claim. */
export interface BroughtDocument extends FiledDocument {
  /** Where the message names it. */
  readonly pointer: string;
}

/** What is wrong with documents that are brought along, beside so many that the version has. */
export function broughtFaults(
  brought: readonly BroughtDocument[],
  found: FoundDocuments,
  rules: DocumentRules,
  already: number,
): FaultFound[] {
  const left = rules.mostPerFiling - already;
  if (brought.length > left) return [{ ...tooMany(brought.length, left), pointer: brought[0]!.pointer }];
  return brought.flatMap(({ documentId, pointer }) => {
    const state = stateFault(found.get(documentId), rules);
    return state === undefined ? [] : [{ pointer, value: documentId, ...state }];
  });
}

function stateFault(
  state: DocumentState | undefined,
  { isUnscannedAllowed }: DocumentRules,
): (Texts & Pick<FaultFound, 'code'>) | undefined {
  if (state === 'clean' || (state === 'received' && isUnscannedAllowed)) return undefined;
  if (state === 'infected') return { code: 'filing/document-infected', ...INFECTED };
  if (state === 'scanning' || state === 'received')
    return { code: 'filing/document-not-scanned', ...NOT_SCANNED };
  return { code: 'filing/document-unknown', ...UNKNOWN };
}

const tooMany = (many: number, most: number): FaultFound => ({
  code: 'filing/documents-too-many',
  pointer: '/documents',
  value: many,
  message: { en: `A filing may name ${most} documents.`, zh: `一份申报最多列 ${most} 份文件。` },
});

const NOT_WANTED: Texts = {
  message: { en: 'The kind wants no document of this code.', zh: '该申报种类没有此文件代码。' },
};
const TWICE: Texts = {
  message: { en: 'This document stands here twice.', zh: '此文件重复列出。' },
};
const UNKNOWN: Texts = {
  message: { en: 'You have no document of this id.', zh: '贵方没有此标识的文件。' },
};
const NOT_SCANNED: Texts = {
  message: { en: 'The scanner has not passed this document yet.', zh: '此文件尚未通过扫描。' },
};
const INFECTED: Texts = {
  message: { en: 'The scanner found malware in this document.', zh: '扫描发现此文件含恶意代码。' },
};
