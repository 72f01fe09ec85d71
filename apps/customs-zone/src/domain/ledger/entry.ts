import type { Movement } from './movements';
import type { Transfer } from './stock';

/** An entry of the stock ledger. It cites one document line and one legal basis, and is never edited. */
export interface PostedEntry {
  readonly id: string;
  /** 1, 2, 3 … within its ledger, without gaps. */
  readonly entryNo: number;
  readonly movement: Movement;
  readonly listId: string;
  readonly lineNo: number;
  readonly changeCount: number;
  readonly gatePassId: string | null;
  readonly legalBasis: string;
  /** The entry that this one takes back. */
  readonly reverses: string | null;
  readonly transfers: readonly Transfer[];
  readonly postedBy: string;
  readonly postedAt: string;
}
