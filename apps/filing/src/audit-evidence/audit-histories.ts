import { Inject, Injectable } from '@nestjs/common';
import type { AuditFault, AuditReport, LodgedFiling } from '@landport/contracts';
import { Database } from '@landport/platform';
import { createHash } from 'node:crypto';
import { verify } from '../history/history-chain';
import { HistoryRecords } from '../history/history-records';
import { ReceiptKeys } from '../receipts/receipt-keys';
import { reportOf } from './audit-report';

interface FilingRow {
  readonly id: string;
  readonly version: number;
}

interface VersionRow {
  readonly version: number;
  readonly bytes: Buffer;
  readonly answer: string;
  readonly erased_at: Date | null;
}

const PAGE = `
  SELECT id, version FROM filing WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`;

const VERSIONS = `
  SELECT version, bytes, answer, erased_at FROM filing_version WHERE filing_id = $1 ORDER BY version`;

/**
 * Walks over filings as the database holds them: each chain from its first entry to the head on the filing's row,
 * each version against its signed receipt. What somebody with all rights in the database edited is named.
 */
@Injectable()
export class AuditHistories {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(HistoryRecords) private readonly histories: HistoryRecords,
    @Inject(ReceiptKeys) private readonly keys: ReceiptKeys,
  ) {}

  async page(after: string | undefined, limit: number): Promise<AuditReport> {
    const filings = await this.db.query<FilingRow>(PAGE, [after, limit]);
    const faults: AuditFault[] = [];
    for (const filing of filings) {
      const fault = (await this.historyFault(filing.id)) ?? (await this.versionFault(filing));
      if (fault !== undefined) faults.push({ filingId: filing.id, ...fault });
    }
    return reportOf(filings.length, faults, filings.length < limit ? undefined : filings.at(-1)?.id);
  }

  private async historyFault(id: string): Promise<AuditFault | undefined> {
    const { entries, head } = await this.histories.of(id);
    const verdict = verify(entries, head);
    if (verdict.whole) return undefined;
    const what = entries.length < verdict.brokenAt ? 'an entry is missing' : 'not as it was written';
    return { place: `history/${verdict.brokenAt}`, what };
  }

  private async versionFault({ id, version: count }: FilingRow): Promise<AuditFault | undefined> {
    const versions = await this.db.query<VersionRow>(VERSIONS, [id]);
    for (let number = 1; number <= Math.max(count, versions.length); number += 1) {
      const place = `versions/${number}`;
      const row = versions.find(({ version }) => version === number);
      if (row === undefined) return { place, what: 'missing' };
      if (number > count) return { place, what: 'more than the filing has' };
      const what = this.receiptFault(id, row);
      if (what !== undefined) return { place, what };
    }
    return undefined;
  }

  private receiptFault(id: string, { version, bytes, answer, erased_at }: VersionRow): string | undefined {
    const claims = this.keys.claimsOf('receipt', receiptIn(answer));
    if (claims === undefined) return 'its receipt is signed by no key of the window';
    if (claims['sub'] !== id || claims['version'] !== version) return 'its receipt is another’s';
    const digest = createHash('sha256').update(bytes).digest('hex');
    return erased_at === null && claims['sha256'] !== digest ? 'its bytes are not those received' : undefined;
  }
}

function receiptIn(answer: string): string {
  try {
    return String((JSON.parse(answer) as LodgedFiling).receipt);
  } catch {
    return '';
  }
}
