import { Inject, Injectable } from '@nestjs/common';
import type { EvidenceFile, LodgedFiling } from '@landport/contracts';
import { Clock, Database, type Tx } from '@landport/platform';
import { createHash } from 'node:crypto';
import { EvidenceTrees } from '../evidence/evidence-trees';
import type { SealedEntry } from '../history/history-chain';
import { HistoryRecords } from '../history/history-records';
import { ReceiptKeys } from '../receipts/receipt-keys';
import { ReceiptSigner } from '../receipts/receipt-signer';
import type { FilingViewRow } from '../show-filing/filing-view';

interface VersionRow {
  readonly version: number;
  readonly content_type: string;
  readonly bytes: Buffer;
  readonly answer: string;
  readonly erased_at: Date | null;
}

/** While its row is held against change, history, versions and head of a filing belong together. */
const HOLD = 'SELECT FROM filing WHERE id = $1 FOR SHARE';

const VERSIONS = `
  SELECT version, content_type, bytes, answer, erased_at FROM filing_version WHERE filing_id = $1 ORDER BY version`;

/**
 * Puts together what proves a filing. Landport's own walk over the chain has no part in it: the file tells what the
 * database holds, sound or not, and whoever reads it judges by a program of its own.
 * @see docs/reference/evidence-format.md
 */
@Injectable()
export class EvidenceFiles {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(HistoryRecords) private readonly histories: HistoryRecords,
    @Inject(EvidenceTrees) private readonly trees: EvidenceTrees,
    @Inject(ReceiptKeys) private readonly keys: ReceiptKeys,
    @Inject(ReceiptSigner) private readonly signer: ReceiptSigner,
  ) {}

  /** @returns the file's text */
  async of(filing: FilingViewRow): Promise<string> {
    const contents = await this.db.transaction((tx) => this.contents(tx, filing));
    const { history, versions } = contents;
    const statement = await this.signer.state('evidence', {
      sub: filing.id,
      madeAt: this.clock.now().toISOString(),
      versions: versions.length,
      length: history.length,
      head: history.at(-1)?.hash ?? '',
      sha256: createHash('sha256').update(JSON.stringify(contents)).digest('hex'),
    });
    return JSON.stringify({ ...contents, statement } satisfies EvidenceFile);
  }

  private async contents(tx: Tx, filing: FilingViewRow): Promise<Omit<EvidenceFile, 'statement'>> {
    const { id, organisation_id: organisationId, kind, reference } = filing;
    await tx.query(HOLD, [id]);
    const { entries } = await this.histories.of(id, tx);
    const versions = await tx.query<VersionRow>(VERSIONS, [id]);
    const inclusion = await this.trees.inclusionOf(tx, id);
    return {
      format: 'landport-evidence/1',
      filing: { id, organisationId, kind, reference },
      versions: versions.map(shownVersion),
      history: entries.map(shownEntry),
      inclusion: inclusion && { ...inclusion, path: [...inclusion.path] },
      keys: [...this.keys.published],
    };
  }
}

const shownVersion = (row: VersionRow): EvidenceFile['versions'][number] => ({
  version: row.version,
  contentType: row.content_type,
  bytes: row.erased_at === null ? row.bytes.toString('base64') : null,
  receipt: (JSON.parse(row.answer) as LodgedFiling).receipt,
});

const shownEntry = (entry: SealedEntry): EvidenceFile['history'][number] => ({
  number: entry.number,
  action: entry.action,
  at: entry.at,
  content: entry.content,
  salt: entry.salt?.toString('hex') ?? null,
  contentHash: entry.contentHash.toString('hex'),
  prevHash: entry.prevHash.toString('hex'),
  hash: entry.hash.toString('hex'),
});
