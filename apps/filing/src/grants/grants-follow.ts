import { Inject, Injectable } from '@nestjs/common';
import type { FilingStatus } from '@landport/contracts';
import type { Fact } from '@landport/domain';
import type { CompiledKind } from '@landport/kinds';
import type { Tx } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { SubmissionReader, type KeptVersion } from '../submission/submission-reader';
import { Drawings } from './drawings';
import { GrantIssuer } from './grant-issuer';

/** A filing that is saved, and the status it was got with. */
export interface Step {
  readonly before: FilingStatus;
  readonly now: Readonly<FilingState>;
}

/** What a filing gave when it was approved. */
export interface Given {
  readonly filingId: string;
  readonly facts: readonly Fact[];
}

/** Statuses in which a filing came to nothing, and holds nothing. */
const NOTHING_CAME: ReadonlySet<FilingStatus> = new Set(['refused', 'withdrawn', 'lapsed']);

/** What follows for grants when filings move on, in the transaction that moves them; most kinds have no grants. */
@Injectable()
export class GrantsFollow {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(GrantIssuer) private readonly issuer: GrantIssuer,
    @Inject(Drawings) private readonly drawings: Drawings,
  ) {}

  /** @returns what holders are to be told, the caller's to put in the outbox */
  async follow(tx: Tx, steps: readonly Step[]): Promise<readonly Given[]> {
    const given: Given[] = [];
    const ended: FilingState[] = [];
    for (const { before, now } of steps) {
      if (before === now.status) continue;
      const kind = this.kindOf(now);
      const { grants, cites } = kind.source.header;
      if (now.status === 'approved' && grants !== undefined) {
        const facts = await this.issuer.issue(tx, kind, now, await this.payloadOf(tx, now));
        given.push({ filingId: now.id, facts });
      }
      if (cites.length === 0) continue;
      if (NOTHING_CAME.has(now.status)) ended.push(now);
      else if (NOTHING_CAME.has(before) && now.status === 'released') await this.drawings.drawAgain(tx, now);
    }
    if (ended.length === 0) return given;
    const at = ended
      .map(({ changedAt }) => changedAt)
      .sort()
      .at(-1)!;
    await this.drawings.giveBack(
      tx,
      ended.map(({ id }) => id),
      at,
    );
    return given;
  }

  private kindOf({ kind, kindValidFrom }: FilingState): CompiledKind {
    return this.kinds.current.inForce(kind, kindValidFrom);
  }

  private async payloadOf(tx: Tx, { id, version }: FilingState): Promise<unknown> {
    const [row] = await tx.query<KeptVersion>(
      'SELECT content_type, bytes, content FROM filing_version WHERE filing_id = $1 AND version = $2',
      [id, version],
    );
    return row && this.reader.readKept(row).payload;
  }
}
