import { Inject, Injectable } from '@nestjs/common';
import type { CertificateView } from '@landport/contracts';
import { DomainError } from '@landport/domain';
import { Clock, Database, type Tx } from '@landport/platform';
import { createHash } from 'node:crypto';
import { ReceiptSigner } from '../receipts/receipt-signer';
import type { FilingViewRow } from '../show-filing/filing-view';
import { findGrantOnPaper } from './grants-on-paper';

/** Only what was decided in the applicant's favour, and still stands, is certified. */
export class NotApproved extends DomainError {
  readonly code = 'filing/not-approved';
  readonly kind = 'conflict';
  constructor(status: string) {
    super(`What is ${status} has no certificate.`, { status });
  }
}

type Said = Omit<CertificateView, 'issuedAt' | 'certificate'>;

interface IssuedRow {
  readonly issued_at: Date;
  readonly certificate: string;
}

/**
 * Certificates are issued when they are first asked for and kept, so that everybody is shown the same one; when what
 * they say changes, a further one is issued.
 */
@Injectable()
export class Certificates {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ReceiptSigner) private readonly signer: ReceiptSigner,
  ) {}

  /** @throws NotApproved */
  async of(filing: FilingViewRow): Promise<CertificateView> {
    return this.db.transaction(async (tx) => {
      const decided = saidOf(filing);
      const grant = await findGrantOnPaper(tx, filing.id);
      if (grant !== undefined && grant.state !== 'issued') throw new NotApproved(grant.state);
      const said: Said = { ...decided, ...grant?.onPaper };
      const { issued_at: issuedAt, certificate } = await this.issued(tx, said);
      return { ...said, issuedAt: issuedAt.toISOString(), certificate };
    });
  }

  private async issued(tx: Tx, said: Said): Promise<IssuedRow> {
    const says = createHash('sha256').update(JSON.stringify(said)).digest();
    const find = () =>
      tx.query<IssuedRow>(
        'SELECT issued_at, certificate FROM certificate WHERE filing_id = $1 AND says = $2',
        [said.id, says],
      );
    const [earlier] = await find();
    if (earlier !== undefined) return earlier;
    const now = this.clock.now();
    const { id: sub, ...rest } = said;
    const certificate = await this.signer.state('certificate', { sub, ...rest, issuedAt: now.toISOString() });
    await tx.query(
      'INSERT INTO certificate (filing_id, says, issued_at, certificate) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [said.id, says, now, certificate],
    );
    // Where two asked at once the first one's stands.
    const [kept] = await find();
    return kept!;
  }
}

function saidOf({
  id,
  kind,
  reference,
  version,
  organisation_id,
  status,
  decision,
  customs,
}: FilingViewRow): Said {
  const decidedAt = status === 'released' ? customs.releasedAt : decision?.decidedAt;
  if ((status !== 'approved' && status !== 'released') || decidedAt === undefined)
    throw new NotApproved(status);
  const conditionCount = decision?.conditions?.length ?? 0;
  return {
    id,
    kind,
    reference,
    version,
    organisationId: organisation_id,
    status,
    decidedAt,
    ...(conditionCount > 0 && { conditionCount }),
  };
}
