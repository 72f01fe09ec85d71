import type { SelectionRoundView } from '@landport/contracts';
import type { Caller } from '@landport/http';
import { isOfficer } from '../domain/officer';
import type { CandidateRow } from './candidates';
import { stateOf, type RoundRow } from './round-row';

type Summary = Omit<SelectionRoundView, 'candidates'>;
type Shown = SelectionRoundView['candidates'][number];

export const roundHref = (id: string): string => `/v1/selection-rounds/${id}`;

export const summaryOf = (row: RoundRow, now: Date): Summary => ({
  id: row.id,
  kind: row.kind,
  step: row.step,
  body: row.body,
  title: row.title,
  state: stateOf(row, now),
  opensAt: row.opens_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  panel: row.panel,
  passMark: row.pass_mark,
  ...(row.places !== null && { places: row.places }),
  ...(row.minutes !== null && { minutes: row.minutes }),
  links: {
    self: { href: roundHref(row.id) },
    ...(stateOf(row, now) === 'marking' && { conclusion: { href: `${roundHref(row.id)}/conclusion` } }),
  },
});

/** The body sees all candidates and their marks; an applicant its own, and its marks once the round is concluded. */
export function viewOfRound(
  row: RoundRow,
  candidates: readonly CandidateRow[],
  caller: Caller,
  now: Date,
): SelectionRoundView {
  const isOfTheBody = isOfficer(caller) && caller.organisationId === row.body;
  const mayKnow = isOfTheBody || row.concluded_at !== null;
  const seen = candidates.filter(
    ({ organisation_id }) => isOfTheBody || organisation_id === caller.organisationId,
  );
  return { ...summaryOf(row, now), candidates: seen.map((each) => shown(each, mayKnow)) };
}

const shown = (row: CandidateRow, withMarks: boolean): Shown => ({
  ...(withMarks && row.rank !== null && { rank: row.rank }),
  filing: { id: row.filing_id, reference: row.reference, href: `/v1/filings/${row.filing_id}` },
  organisationId: row.organisation_id,
  marks: row.marks.length,
  recused: row.recused,
  ...(withMarks && row.mean !== null && { mean: row.mean }),
  ...(row.selected !== null && { outcome: row.selected ? 'selected' : 'notSelected' }),
});
