/** What a filing is found by beside its columns: `ref:`, `ucr:`, `awb:` and `party:`, all in lower case. */
export type TermSort = 'ref' | 'ucr' | 'awb' | 'party';

const MOST_TERMS = 200;
const LONGEST_TERM = 140;
/** A name is found by the beginning of each of its first words: `yuzhou` finds `Chongqing Yuzhou Imports`. */
const MOST_WORDS = 8;
/** As deep as a body may be nested. */
const DEEPEST = 64;

/** Members that name somebody: the WCO Data Model's parties, and their like in other kinds. */
const PARTY =
  /^(.*(declarant|importer|exporter|consignor|consignee|agent|submitter|buyer|seller|manufacturer|carrier|notifyparty|holder|payer|supplier|owner|applicant|organiser|operator|enterprise|company|party|parties|principal|provider|employer|investor|bidder|institution|person|personincharge|representative|guarantor|broker))s?$/i;
const IDS = [
  'ID',
  'id',
  'identifier',
  'organisationId',
  'number',
  'registrationNumber',
  'creditCode',
] as const;
const NAMES = ['Name', 'name', 'fullName'] as const;
const UCR = /^ucr(id|number)?$/i;
const UCR_IDS = ['ID', 'TraderAssignedReferenceID'] as const;

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

export const termOf = (sort: TermSort, text: string): string => `${sort}:${normal(text)}`;

/** The same spelling for what is stored and what is asked. */
export const normal = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_TERM);

/** At most 200, each once. */
export function searchTerms(
  reference: string,
  awbs: readonly string[],
  payload: Readonly<Record<string, unknown>>,
): string[] {
  const terms = new Set([termOf('ref', reference), ...awbs.map((awb) => termOf('awb', awb))]);
  gather(payload, '', 0, (sort, text) => {
    if (terms.size < MOST_TERMS && normal(text) !== '') terms.add(termOf(sort, text));
  });
  return [...terms];
}

type See = (sort: TermSort, text: string) => void;

function gather(value: unknown, name: string, depth: number, see: See): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const item of value) gather(item, name, depth + 1, see);
    return;
  }
  if (UCR.test(name)) seeTexts(value, UCR_IDS, (text) => see('ucr', text));
  if (PARTY.test(name)) {
    seeTexts(value, IDS, (text) => see('party', text));
    if (isTree(value))
      seeTexts(value, NAMES, (text) => wordStarts(text).forEach((each) => see('party', each)));
  }
  if (!isTree(value)) return;
  for (const [inner, member] of Object.entries(value)) {
    if (typeof member === 'object' || UCR.test(inner) || PARTY.test(inner))
      gather(member, inner, depth + 1, see);
  }
}

/** A text itself, or those of its members that are named. */
function seeTexts(value: unknown, names: readonly string[], see: (text: string) => void): void {
  if (typeof value === 'string') return see(value);
  if (!isTree(value)) return;
  for (const name of names) {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (typeof member === 'string') see(member);
  }
}

function wordStarts(text: string): string[] {
  const words = normal(text).split(' ').slice(0, MOST_WORDS);
  return words.map((_, index) => words.slice(index).join(' '));
}
