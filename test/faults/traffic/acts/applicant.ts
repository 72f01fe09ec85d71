import type { FilingStatus } from '@landport/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, InsistentClient } from '../insistent-client';
import { SORTS, type Acknowledged } from '../sorts';

const PAUSE_MS = 40;
const PATIENCE_MS = 90_000;

/** Whoever lodged a filing, watching it and acting on it as it is now. */
export class Applicant {
  private readonly who: string;
  private readonly path: string;

  constructor(
    private readonly client: InsistentClient,
    readonly filing: Acknowledged,
  ) {
    this.who = SORTS[filing.sort].owner;
    this.path = `/v1/filings/${filing.filingId}`;
  }

  /**
   * Looks again and again and does what is asked for in between.
   * @param act  what is done at what is seen; ends the watch by `true`
   * @throws Error when it has no end in time
   */
  async watch(act: (status: FilingStatus, etag: string) => Promise<boolean>): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(PAUSE_MS)) {
      const seen = await this.client.attempt({ who: this.who, path: this.path });
      if (seen?.status !== 200) continue;
      if (await act(seen.json['status'] as FilingStatus, seen.etag)) return;
    }
    const { reference, sort } = this.filing;
    throw new Error(`${reference} (${sort}) has come to nothing in ${PATIENCE_MS / 1000} s`);
  }

  /** @param etag  of the filing as it was seen */
  withdraw(etag: string): Promise<Answer | undefined> {
    return this.post('withdrawal', etag, JSON.stringify({ reason: 'Sold on the way.' }));
  }

  amend(etag: string, body: string): Promise<Answer | undefined> {
    return this.post('versions', etag, body);
  }

  private post(what: string, etag: string, body: string): Promise<Answer | undefined> {
    const headers = { 'if-match': etag };
    return this.client.attempt({
      who: this.who,
      method: 'POST',
      path: `${this.path}/${what}`,
      body,
      headers,
    });
  }
}
