import type { DraftContent, DraftSummary, DraftView } from '@landport/contracts';
import type { Actor } from '../domain/history-entry';

export interface DraftSummaryRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly version: number;
  readonly kind: string | null;
  readonly reference: string | null;
  readonly title: string | null;
  readonly copied_from: string | null;
  readonly left_out: readonly string[];
  readonly created_at: Date;
  readonly created_by: Actor;
  readonly held_until: Date | null;
  readonly bytes: number;
  readonly saved_at: Date;
  readonly saved_by: Actor;
  readonly submitted_as: string | null;
}

export interface DraftRow extends DraftSummaryRow {
  readonly content: DraftContent;
}

export interface RevisionRow {
  readonly version: number;
  readonly content: DraftContent;
  readonly bytes: number;
  readonly saved_at: Date;
  readonly saved_by: Actor;
}

/** Of `draft d`, its newest revision `r` and the key `k` of the filing it became. */
export const DRAFT_COLUMNS = `d.id, d.organisation_id, d.version, d.kind, d.reference, d.title, d.copied_from, d.left_out,
  d.created_at, d.created_by, d.held_until, r.bytes, r.saved_at, r.saved_by, k.filing_id AS submitted_as`;

export const draftHref = (id: string): string => `/v1/drafts/${id}`;

export const summaryOf = (row: DraftSummaryRow): DraftSummary => ({
  id: row.id,
  version: row.version,
  ...(row.title !== null && { title: row.title }),
  ...(row.kind !== null && { kind: row.kind }),
  ...(row.reference !== null && { reference: row.reference }),
  bytes: row.bytes,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  changedAt: row.saved_at.toISOString(),
  changedBy: row.saved_by,
  ...(row.copied_from !== null && { copiedFrom: { href: `/v1/filings/${row.copied_from}` } }),
  ...(row.submitted_as !== null && {
    submittedAs: { id: row.submitted_as, href: `/v1/filings/${row.submitted_as}` },
  }),
  links: linksOf(row),
});

export const viewOfDraft = (row: DraftRow): DraftView => {
  const { payload, documents } = row.content;
  return {
    ...summaryOf(row),
    ...(payload !== undefined && { payload }),
    ...(documents !== undefined && { documents }),
    ...(row.left_out.length > 0 && { leftOut: [...row.left_out] }),
  };
};

function linksOf({ id, submitted_as: filing }: DraftSummaryRow): DraftSummary['links'] {
  const href = draftHref(id);
  return {
    self: { href },
    revisions: { href: `${href}/revisions` },
    ...(filing === null
      ? { faults: { href: `${href}/faults` }, submission: { href: `${href}/submission` } }
      : { filing: { href: `/v1/filings/${filing}` } }),
  };
}
