import type { FilingSearch } from '@landport/contracts';
import { normal, type TermSort } from './search-terms';

/** A text with which a term begins, or which is all of it. */
export interface Beginning {
  readonly sorts: readonly TermSort[];
  readonly text: string;
  readonly isWhole: boolean;
}

/** What is asked for by terms, the most telling first. */
export function beginningsOf(
  asked: Pick<FilingSearch, 'ucr' | 'awb' | 'reference' | 'party' | 'q'>,
): Beginning[] {
  const { ucr, awb, reference, party, q } = asked;
  const all: [string | undefined, readonly TermSort[], boolean][] = [
    [ucr, ['ucr'], true],
    [awb, ['awb'], true],
    [reference, ['ref'], false],
    [party, ['party'], false],
    [q, ['ref', 'ucr', 'awb', 'party'], false],
  ];
  return all.flatMap(([text, sorts, isWhole]) =>
    text === undefined ? [] : [{ sorts, text: normal(text), isWhole }],
  );
}

/** Larger than any character that a text is made of, in the order of bytes. */
const BEYOND = '\u{10ffff}';

/** From, and up to but not with: what begins with the text, byte by byte. */
export const rangeOf = (term: string, isWhole: boolean): [from: string, to: string] => [
  term,
  isWhole ? `${term}\u0001` : `${term}${BEYOND}`,
];

/**
 * The filings with such a term, as a statement.
 * @param audience  its place among the statement's values @param place  puts a value in and tells where
 */
export const termsOf = (
  { sorts, text, isWhole }: Beginning,
  audience: string,
  place: (value: string) => string,
): string =>
  sorts
    .map((sort) => {
      const [from, to] = rangeOf(`${sort}:${text}`, isWhole).map(place);
      return `SELECT filing_id FROM filing_term WHERE audience = ${audience} AND term >= ${from} AND term < ${to}`;
    })
    .join(' UNION ALL ');
