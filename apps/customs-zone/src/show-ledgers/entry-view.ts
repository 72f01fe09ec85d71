import type { LedgerEntryView } from '@landport/contracts';
import { Decimal } from '@landport/domain';
import type { z } from 'zod';

export interface EntryViewRow {
  readonly entry_id: string;
  readonly entry_no: number;
  readonly movement: string;
  readonly list_id: string;
  readonly line_no: number;
  readonly gate_pass_id: string | null;
  readonly legal_basis: string;
  readonly reverses: string | null;
  readonly posted_by: string | null;
  readonly posted_at: Date;
  readonly chain_hash: Buffer;
  readonly lines: readonly {
    readonly item_no: number;
    readonly unit: string;
    readonly lot: string;
    readonly from_bucket: string;
    readonly to_bucket: string;
    readonly quantity: string;
  }[];
}

export const entryView = (row: EntryViewRow): z.output<typeof LedgerEntryView> => ({
  id: row.entry_id,
  entryNo: row.entry_no,
  movement: row.movement,
  listId: row.list_id,
  lineNo: row.line_no,
  gatePassId: row.gate_pass_id,
  legalBasis: row.legal_basis,
  reverses: row.reverses,
  postedBy: row.posted_by,
  postedAt: row.posted_at.toISOString(),
  hash: row.chain_hash.toString('hex'),
  lines: row.lines.map(({ item_no, unit, lot, from_bucket, to_bucket, quantity }) => ({
    itemNo: item_no,
    lot,
    from: from_bucket,
    to: to_bucket,
    quantity: { value: new Decimal(quantity).toFixed(), unit },
  })),
});
