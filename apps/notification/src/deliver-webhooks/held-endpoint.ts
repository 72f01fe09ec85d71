import type { SigningKey } from '../signing/signing-key';

/** An endpoint that this process delivers to. */
export interface HeldEndpoint {
  readonly id: string;
  readonly organisationId: string;
  readonly url: string;
  /** Empty: every type. */
  readonly types: readonly string[];
  /** Raised by every change of address, filter or keys. */
  readonly version: number;
  readonly cursor: number;
}

/** An entry that passed the cursor and waits for another try. */
export interface WaitingEntry {
  readonly sequence: number;
  readonly subject: string;
  /** Tries already made. */
  readonly attempts: number;
  /** Null when it is held. */
  readonly dueAt: Date | null;
}

export interface DueEntry extends Omit<WaitingEntry, 'dueAt'> {
  readonly endpointId: string;
}

/** One line of the delivery log. */
export interface AttemptRecord {
  readonly id: string;
  readonly messageId: string;
  /** Null for a test. */
  readonly sequence: number | null;
  readonly type: string;
  readonly attempt: number;
  readonly outcome: 'delivered' | 'retrying' | 'held' | 'failed';
  readonly status: number | null;
  readonly fault: string | null;
  readonly answer: string | null;
  readonly sentAt: Date;
  readonly tookMs: number;
  readonly nextTryAt: Date | null;
}

export type EndpointKeys = readonly SigningKey[];
