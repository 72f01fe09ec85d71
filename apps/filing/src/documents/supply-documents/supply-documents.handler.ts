import { Inject, Injectable } from '@nestjs/common';
import type { FiledDocument } from '@landport/contracts';
import { invalid, requireIfMatch } from '@landport/http';
import { Clock, Database, type TraceContext } from '@landport/platform';
import { FilingNotFound, FilingNotOpen } from '../../domain/filing-errors';
import { ownerOf, type Actor } from '../../domain/history-entry';
import { FollowingPapers } from '../../following-papers/following-papers';
import { KindCatalogue } from '../../kinds/kind-catalogue';
import { ProcedureRepository } from '../../persistence/procedure.repository';
import { FilingDocuments } from '../file-documents/filing-documents';

export interface SupplyDocuments {
  readonly filingId: string;
  readonly documents: readonly FiledDocument[];
  readonly ifMatch: string | undefined;
  readonly by: Actor;
  readonly trace: TraceContext;
}

/** Nobody waits for the documents of what has ended without a result. */
const ENDED = new Set(['refused', 'withdrawn', 'lapsed', 'revoked']);

@Injectable()
export class SupplyDocumentsHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(ProcedureRepository) private readonly procedures: ProcedureRepository,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
    @Inject(FollowingPapers) private readonly papers: FollowingPapers,
  ) {}

  /** @throws FilingNotFound, FilingNotOpen, Problem 412, 422 with all faults, 428 */
  async supply({ filingId, documents, ifMatch, by, trace }: SupplyDocuments): Promise<void> {
    const found = await this.documents.find(documents, ownerOf(by));
    await this.db.transaction(async (tx) => {
      const procedure = await this.procedures.get(tx, filingId);
      const { filing } = procedure;
      const { organisationId, revision, version, status, kind, kindValidFrom } = filing.snapshot;
      if (organisationId !== ownerOf(by)) throw new FilingNotFound();
      requireIfMatch(ifMatch, revision, `/v1/filings/${filingId}`);
      if (ENDED.has(status)) throw new FilingNotOpen('supplied with documents', status);
      const wanted = this.kinds.current.inForce(kind, kindValidFrom).source.header.documents;
      const already = await this.documents.countOf(tx, filingId, version);
      const faults = this.documents.faultsOfSupply(wanted, documents, found, already);
      if (faults.length > 0) throw invalid(faults);
      await this.documents.bind(tx, { filingId, version, organisationId }, documents);
      const codes = [...new Set(documents.map(({ code }) => code))];
      const at = this.clock.now().toISOString();
      filing.note('documentsSupplied', by, at, codes.join(', '));
      this.papers.take(procedure, codes, at);
      await this.procedures.save(tx, procedure, trace);
    });
  }
}
