import type { FilingStatus } from '@landport/contracts';

/** What stands in the databases when all is drained. */
export interface Evidence {
  readonly filings: readonly StoredFiling[];
  readonly feed: readonly FeedEntry[];
  /** The last number that each organisation's feed gave. */
  readonly counters: Readonly<Record<string, number>>;
  /** By filing, what customs-zone holds its declaration to be. */
  readonly declarations: Readonly<Record<string, string>>;
  /** By filing, how many lists took its goods out of a ledger. */
  readonly outgoingLists: Readonly<Record<string, number>>;
  /** Streams that a group has not read to the end, in words. */
  readonly unread: readonly string[];
  /** Rows that should not be there, or do not add up, in words. */
  readonly residue: readonly string[];
}

export interface StoredFiling {
  readonly filingId: string;
  readonly reference: string;
  readonly status: FilingStatus;
  /** SHA-256 of the bytes that are kept, hexadecimal. */
  readonly digest: string;
  /** As it stands in the answer that is kept. */
  readonly receipt: string;
  /** How many facts it has told. */
  readonly facts: number;
}

export interface FeedEntry {
  readonly organisation: string;
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
}

export interface History {
  readonly filingId: string;
  readonly isWhole: boolean;
  readonly statuses: readonly string[];
}
