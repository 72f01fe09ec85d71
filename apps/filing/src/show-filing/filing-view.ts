import type { FilingView } from '@landport/contracts';
import type { KindRegistry } from '@landport/kinds';
import type { StepOfFiling } from '../domain/filing-state';
import { linksOf } from './filing-links';

export interface FilingViewRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly kind_valid_from: string;
  readonly reference: string;
  readonly version: number;
  readonly revision: number;
  readonly status: FilingView['status'];
  readonly lodged_at: Date;
  readonly changed_at: Date;
  readonly mrn: string | null;
  readonly lane: FilingView['lane'] | null;
  readonly awbs: string[];
  readonly decision: FilingView['decision'] | null;
  readonly customs: FilingView['customs'];
  readonly steps: readonly StepOfFiling[] | null;
}

export const VIEW_COLUMNS = `f.id, f.organisation_id, f.kind, f.kind_valid_from::text, f.reference, f.version, f.revision,
  f.status, f.lodged_at, f.changed_at, f.mrn, f.lane, f.awbs, f.decision, f.customs, f.steps`;

/** A filing as its owner and its officers see it. */
export const viewOf = (row: FilingViewRow, kinds: KindRegistry): FilingView => ({
  id: row.id,
  organisationId: row.organisation_id,
  kind: row.kind,
  kindValidFrom: row.kind_valid_from,
  reference: row.reference,
  version: row.version,
  status: row.status,
  ...statusNameOf(row, kinds),
  lodgedAt: row.lodged_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  ...(row.mrn !== null && { mrn: row.mrn }),
  ...(row.lane && { lane: row.lane }),
  awbs: row.awbs,
  steps: stepsOf(row),
  ...(row.decision && { decision: row.decision }),
  customs: row.customs,
  links: linksOf(row),
});

/** In the words of the version that the filing was lodged under. */
function statusNameOf(row: FilingViewRow, kinds: KindRegistry): Pick<FilingView, 'statusName'> {
  const names = kinds.findVersion(row.kind, row.kind_valid_from)?.source.header.statusNames ?? {};
  const statusName = Object.hasOwn(names, row.status) ? names[row.status] : undefined;
  return statusName === undefined ? {} : { statusName };
}

export const stepsOf = ({ steps }: Pick<FilingViewRow, 'steps'>): FilingView['steps'] =>
  (steps ?? []).map(({ name, bodies, state, openedAt, closedAt }) => ({
    name,
    bodies: [...bodies],
    state,
    ...(openedAt !== undefined && { openedAt }),
    ...(closedAt !== undefined && { closedAt }),
  }));
