import type { FilingState } from '../domain/filing';
import type { ChainHead } from '../history/history-chain';
import { hex } from '../history/history-row';

/** A row of `filing`, in the order of the table's columns, as JSON carries it into a statement. */
export const FILING_COLUMNS = `id uuid, organisation_id text, kind text, kind_valid_from date, mode text, reference text,
  version integer, revision integer, status text, concerns text[], awbs text[], lodged_at timestamptz,
  changed_at timestamptz, mrn text, lane text, decision jsonb, customs jsonb, last_sequence bigint,
  history_length integer, history_head bytea, steps jsonb`;

export const filingRow = (
  state: Readonly<FilingState>,
  lastSequence: number,
  chain: ChainHead,
  awbs: readonly string[],
) => ({
  id: state.id,
  organisation_id: state.organisationId,
  kind: state.kind,
  kind_valid_from: state.kindValidFrom,
  mode: state.mode,
  reference: state.reference,
  version: state.version,
  revision: state.revision,
  status: state.status,
  concerns: state.concerns,
  awbs,
  lodged_at: state.lodgedAt,
  changed_at: state.changedAt,
  mrn: state.mrn,
  lane: state.lane,
  decision: state.decision,
  customs: state.customs,
  last_sequence: lastSequence,
  history_length: chain.length,
  history_head: hex(chain.hash),
  // Left out where there are none: JSON without it is a null.
  ...(state.steps.length > 0 && { steps: state.steps }),
});
