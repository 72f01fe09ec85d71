import { Outbox } from '@landport/messaging';
import { LOGGER } from '@landport/platform';
import { TestClock } from '@landport/testing';
import { Client } from 'pg';
import { verifyEvidence, type EvidenceReport } from '../../packages/landport-verify/src/index.mjs';
import { EvidenceTrees } from '../../apps/filing/src/evidence/evidence-trees';
import { GatherHeads } from '../../apps/filing/src/evidence/gather-heads';
import { GrownHistories } from '../../apps/filing/src/evidence/grown-histories';
import { ReceiptSigner } from '../../apps/filing/src/receipts/receipt-signer';
import { FilingWindow } from '../filing/filing-window';

const HOUR_MS = 3_600_000;

/** The filing service with a clock for its gatherings, and somebody with all rights in its database. */
export class EvidenceWindow {
  readonly clock = new TestClock('2026-03-02T08:10:00.000Z');

  private constructor(
    readonly filing: FilingWindow,
    readonly superuser: Client,
  ) {}

  static async open(): Promise<EvidenceWindow> {
    const filing = await FilingWindow.open();
    const superuser = new Client({ connectionString: filing.database.adminUrl });
    await superuser.connect();
    return new EvidenceWindow(filing, superuser);
  }

  /** As one process of many has it. */
  gatherer(): GatherHeads {
    const get = <T>(token: unknown): T => this.filing.service.app.get(token as never, { strict: false });
    return new GatherHeads(
      this.filing.database.db,
      this.clock,
      get(Outbox),
      get(ReceiptSigner),
      get(EvidenceTrees),
      get(GrownHistories),
      get(LOGGER),
    );
  }

  /** The next hour's gathering. */
  gather(largest?: number): Promise<number> {
    this.clock.advance(HOUR_MS);
    return this.gatherer().gatherIfDue(largest);
  }

  async evidenceOf(id: string): Promise<EvidenceReport> {
    const { text, status } = await this.filing.ask('importer', 'GET', `/v1/filings/${id}/evidence`);
    if (status !== 200) throw new Error(`no evidence: ${text}`);
    return verifyEvidence(text);
  }

  async withdraw({ id, etag }: { readonly id: string; readonly etag: string }): Promise<void> {
    const { status, text } = await this.filing.ask('importer', 'POST', `/v1/filings/${id}/withdrawal`, {
      body: { reason: 'sold elsewhere' },
      headers: { 'if-match': etag },
    });
    if (status !== 200) throw new Error(`not withdrawn: ${text}`);
  }

  async audit(what: string): Promise<Record<string, unknown>> {
    return (await this.filing.ask('operator', 'GET', `/v1/operations/audit/${what}`)).json;
  }

  async close(): Promise<void> {
    await this.superuser.end();
    await this.filing.close();
  }
}
