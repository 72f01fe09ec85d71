import type { Fact } from '@landport/domain';
import type { TraceContext } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import type { FilingClock } from '../domain/filing-clock';
import type { PostCheckRecord } from '../domain/post-check/post-check';
import type { TaskRecord } from '../domain/task-record';
import type { ChainHead, SealedEntry } from '../history/history-chain';
import type { SubmittedContent } from '../submission/submitted-content';

/** `draft`: the filing that a draft became. */
export type KeyScope = 'reference' | 'idempotency' | 'draft';

/** What must be unique for life within an organisation. */
export interface FilingKey {
  readonly organisationId: string;
  readonly scope: KeyScope;
  readonly value: string;
}

/** The request as it came, for the record and for telling whether another one is the same. */
export interface Source {
  /** Route with its ids: the same bytes elsewhere are another request. */
  readonly path: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** SHA-256 over method, path, organisation and bytes. */
  readonly digest: Buffer;
  readonly content: SubmittedContent;
}

/** One version of a filing as it was lodged and answered. */
export interface LodgedVersion {
  readonly filing: Readonly<FilingState>;
  readonly source: Source;
  readonly lodgedBy: string;
  /** When this version was lodged. */
  readonly lodgedAt: string;
  readonly answer: FirstAnswer;
}

/** Everything that one lodging writes, worked out before the database is asked: rows to insert and the answer. */
export interface Lodgement extends LodgedVersion {
  readonly lastSequence: number;
  readonly awbs: readonly string[];
  readonly keys: readonly FilingKey[];
  readonly entries: readonly SealedEntry[];
  readonly chain: ChainHead;
  readonly facts: readonly Fact[];
  readonly tasks: readonly Readonly<TaskRecord>[];
  readonly clocks: readonly FilingClock[];
  /** Of a decision made before its conditions were proved. */
  readonly postCheck?: Readonly<PostCheckRecord>;
  readonly trace: TraceContext;
}

/** What is told once the lodgement stands, and again, byte for byte, to whoever repeats it. */
export interface FirstAnswer {
  readonly status: 201 | 202;
  readonly body: string;
}

export interface IntakeAnswer extends FirstAnswer {
  readonly filingId: string;
  readonly replayed: boolean;
}

export const nameOfKey = ({ organisationId, scope, value }: FilingKey): string =>
  `${organisationId}\n${scope}\n${value}`;
