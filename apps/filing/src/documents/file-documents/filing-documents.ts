import type { FiledDocument } from '@landport/contracts';
import { DomainError } from '@landport/domain';
import { invalid, type FaultFound } from '@landport/http';
import type { WantedDocument } from '@landport/kinds';
import type { Database, Sql, Tx } from '@landport/platform';
import type { DocumentState } from '../../domain/document';
import {
  broughtFaults,
  missingFaults,
  namedFaults,
  NO_DOCUMENTS,
  type BroughtDocument,
  type DocumentRules,
  type FoundDocuments,
} from './wanted-documents';

/** A version of a filing that documents go with. */
export interface DocumentedVersion {
  readonly filingId: string;
  readonly version: number;
  readonly organisationId: string;
}

/** It was there when the filing was examined and is gone now that it is written. */
export class DocumentGone extends DomainError {
  readonly code = 'filing/document-unknown';
  readonly kind = 'invalid';
  constructor() {
    super('A document that the filing names was removed just now.');
  }
}

const FIND = `
  SELECT id, state FROM document
   WHERE id = ANY($1::uuid[]) AND organisation_id = $2 AND state NOT IN ('receiving', 'removed')`;

/** Whoever wants to remove one of them waits for the end of this transaction, or has made it unfit before. */
const BIND = `
  WITH held AS (SELECT id FROM document
                 WHERE id = ANY($4::uuid[]) AND organisation_id = $5 AND state = ANY($6) ORDER BY id FOR SHARE),
       bound AS (INSERT INTO filing_document (filing_id, version, code, document_id)
                 SELECT $1, $2, named.code, named.id FROM unnest($3::text[], $4::uuid[]) AS named(code, id)
                   JOIN held USING (id)
                 ON CONFLICT DO NOTHING)
  SELECT count(*)::int AS many FROM held`;

/** Binds documents to filings. A filing that names none pays nothing but a look at what its kind wants. */
export class FilingDocuments {
  private readonly fit: readonly DocumentState[];

  constructor(
    private readonly db: Database,
    private readonly rules: DocumentRules,
  ) {
    this.fit = rules.isUnscannedAllowed ? ['clean', 'received'] : ['clean'];
  }

  async find(
    named: readonly FiledDocument[] = [],
    organisationId: string,
    sql: Sql = this.db,
  ): Promise<FoundDocuments> {
    if (named.length === 0) return NO_DOCUMENTS;
    const ids = [...new Set(named.map(({ documentId }) => documentId))];
    const rows = await sql.query<{ id: string; state: DocumentState }>(FIND, [ids, organisationId]);
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** What a version's documents lack, by what its kind wants. */
  faultsOf(
    wanted: readonly WantedDocument[],
    named: readonly FiledDocument[] = [],
    found: FoundDocuments = NO_DOCUMENTS,
  ): FaultFound[] {
    const missing = this.rules.isMissingRefused ? missingFaults(wanted, named) : [];
    return named.length === 0 ? missing : [...missing, ...namedFaults(wanted, named, found, this.rules)];
  }

  /** Faults of documents that come after the filing, beside so many that it has. */
  faultsOfSupply(
    wanted: readonly WantedDocument[],
    named: readonly FiledDocument[],
    found: FoundDocuments,
    already: number,
  ): FaultFound[] {
    const mostPerFiling = this.rules.mostPerFiling - already;
    return namedFaults(wanted, named, found, { ...this.rules, mostPerFiling });
  }

  /**
   * Lets documents go with a filing from now on, so that its officers read them.
   * @throws Problem 422 naming each that is not the filer's or not clean, DocumentGone
   */
  async attach(tx: Tx, to: DocumentedVersion, brought: readonly BroughtDocument[]): Promise<void> {
    if (brought.length === 0) return;
    const found = await this.find(brought, to.organisationId, tx);
    const already = await this.countOf(tx, to.filingId, to.version);
    const faults = broughtFaults(brought, found, this.rules, already);
    if (faults.length > 0) throw invalid(faults);
    await this.bind(tx, to, brought);
  }

  /** Documents that go with a version. */
  async countOf(sql: Sql, filingId: string, version: number): Promise<number> {
    const [row] = await sql.query<{ many: number }>(
      'SELECT count(*)::int AS many FROM filing_document WHERE filing_id = $1 AND version = $2',
      [filingId, version],
    );
    return row?.many ?? 0;
  }

  /** @throws DocumentGone when one was removed since it was found */
  async bind(
    tx: Tx,
    { filingId, version, organisationId }: DocumentedVersion,
    named: readonly FiledDocument[] = [],
  ): Promise<void> {
    if (named.length === 0) return;
    const codes = named.map(({ code }) => code);
    const ids = named.map(({ documentId }) => documentId);
    const [held] = await tx.query<{ many: number }>(BIND, [
      ...[filingId, version, codes, ids],
      ...[organisationId, this.fit],
    ]);
    if (held?.many !== new Set(ids).size) throw new DocumentGone();
  }
}
