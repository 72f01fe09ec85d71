import type { BatchFormat, BatchState } from '@landport/contracts';
import type { Transitions } from '@landport/domain';
import type { FaultFound } from '@landport/http';
import type { TraceContext } from '@landport/platform';

/** Where a batch may go. `reading` counts the rows and finds out whether the file can be read to its end. */
export const BATCH_TRANSITIONS = {
  waiting: ['reading', 'cancelled'],
  reading: ['running', 'failed', 'cancelled'],
  running: ['completed', 'cancelled', 'failed'],
  completed: [],
  cancelled: [],
  failed: [],
} as const satisfies Transitions<BatchState>;

/** From where a batch may come to a state; every statement that moves one names them. */
export const statesBefore = (state: BatchState): BatchState[] =>
  (Object.keys(BATCH_TRANSITIONS) as BatchState[]).filter((from) =>
    (BATCH_TRANSITIONS[from] as readonly BatchState[]).includes(state),
  );

export type EndState = 'completed' | 'cancelled' | 'failed';

/** A row of the table `batch`. */
export interface BatchRecord {
  readonly id: string;
  readonly organisation_id: string;
  readonly submitted_by: string;
  readonly format: BatchFormat;
  readonly charset: string | null;
  readonly kind: string | null;
  readonly validate_only: boolean;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly trace: TraceContext;
  readonly state: BatchState;
  readonly total: number | null;
  readonly checked: number;
  readonly lodged: number;
  readonly valid: number;
  readonly refused: number;
  readonly faults: readonly FaultFound[];
  readonly submitted_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly cancel_requested_at: Date | null;
  readonly cleared_at: Date | null;
}

export const BATCH_COLUMNS = `id, organisation_id, submitted_by, format, charset, kind, validate_only, bytes, sha256,
  trace, state, total, checked, lodged, valid, refused, faults, submitted_at, started_at, ended_at,
  cancel_requested_at, cleared_at`;
