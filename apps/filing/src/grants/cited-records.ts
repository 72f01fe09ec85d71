import { Inject, Injectable } from '@nestjs/common';
import type { FilingStatus } from '@landport/contracts';
import type { CitationMade } from '@landport/kinds';
import type { Sql, Tx } from '@landport/platform';
import { OfficeDay } from '../kinds/office-day';
import { SubmissionReader, type KeptVersion } from '../submission/submission-reader';
import { grantColumns, type GrantRecord } from './grant-record';
import type { CitedRecord } from './cited-record';

interface OfFiling {
  readonly cited_id: string;
  readonly cited_version: number;
  readonly lodged_at: Date;
  readonly decided_at: string | null;
  readonly released_at: string | null;
  readonly is_taken: boolean;
}

type FilingFound = OfFiling & {
  readonly number: string;
  readonly kind: string;
  readonly organisation_id: string;
  readonly filing_status: FilingStatus;
};

const OF_FILING = `f.id AS cited_id, f.version AS cited_version, f.lodged_at,
  f.decision ->> 'decidedAt' AS decided_at, f.customs ->> 'releasedAt' AS released_at`;

const GRANTS = `
  SELECT ${grantColumns('$2')}, ${OF_FILING},
         EXISTS (SELECT FROM drawing d WHERE d.grant_number = g.number AND d.given_back_at IS NULL) AS is_taken
    FROM issued_grant g JOIN filing f ON f.id = g.filing_id
   WHERE g.number = ANY($1)`;

/** A filing is cited by its owner alone: by its reference, or by the MRN that customs gave it. */
const FILINGS = `
  SELECT asked.number, f.kind, f.organisation_id, f.status AS filing_status, ${OF_FILING},
         EXISTS (SELECT FROM drawing d WHERE d.cited_filing_id = f.id AND d.given_back_at IS NULL) AS is_taken
    FROM (SELECT k.value AS number, k.filing_id AS id FROM filing_key k
           WHERE k.organisation_id = $2 AND k.scope = 'reference' AND k.value = ANY($1)
          UNION
          SELECT m.mrn, m.id FROM filing m WHERE m.mrn = ANY($1)) AS asked
    JOIN filing f ON f.id = asked.id
   WHERE f.organisation_id = $2 AND f.kind = ANY($3)`;

/** Finds what citations lead to. */
@Injectable()
export class CitedRecords {
  constructor(
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
  ) {}

  /**
   * Locks all of it until the transaction ends: filings before grants, each in sorted order, as everyone who locks
   * both does. What is read afterwards is what stands.
   */
  async lock(tx: Tx, made: readonly CitationMade[], organisationId: string): Promise<void> {
    const filings = await this.filings(tx, made, organisationId);
    if (filings.length > 0) {
      const ids = filings.map(({ cited_id }) => cited_id);
      await tx.query('SELECT FROM filing WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
    }
    await tx.query('SELECT FROM issued_grant WHERE number = ANY($1) ORDER BY number FOR UPDATE', [
      numbersOf(made),
    ]);
  }

  async find(
    sql: Sql,
    made: readonly CitationMade[],
    { organisationId, on }: { readonly organisationId: string; readonly on: string },
  ): Promise<CitedRecord[]> {
    const grants = await sql.query<GrantRecord & OfFiling>(GRANTS, [numbersOf(made), on]);
    const filings = await this.filings(sql, made, organisationId);
    const compared = new Set(made.filter(({ terms }) => terms.same.length > 0).map(({ number }) => number));
    const payloads = await this.payloads(
      sql,
      [...grants, ...filings].filter(({ number }) => compared.has(number)),
    );
    const common = (row: OfFiling) => ({
      days: this.daysOf(row),
      isTaken: row.is_taken,
      payload: payloads.get(row.cited_id),
    });
    return [
      ...grants.map((row): CitedRecord => ({
        what: 'grant',
        number: row.number,
        kind: row.kind,
        holder: row.holder,
        forAnyone: row.for_anyone,
        status: row.status,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        unit: row.unit,
        available: row.available,
        usesLeft: row.most_uses === null ? null : row.most_uses - (row.uses ?? 0),
        ...common(row),
      })),
      ...filings.map((row): CitedRecord => ({
        what: 'filing',
        number: row.number,
        filingId: row.cited_id,
        kind: row.kind,
        holder: row.organisation_id,
        forAnyone: false,
        status: row.filing_status,
        ...common(row),
      })),
    ];
  }

  private filings(sql: Sql, made: readonly CitationMade[], organisationId: string): Promise<FilingFound[]> {
    const kinds = [...new Set(made.flatMap(({ terms }) => terms.kinds))];
    return sql.query<FilingFound>(FILINGS, [numbersOf(made), organisationId, kinds]);
  }

  private async payloads(sql: Sql, wanted: readonly OfFiling[]): Promise<Map<string, unknown>> {
    if (wanted.length === 0) return new Map();
    const rows = await sql.query<KeptVersion & { readonly filing_id: string }>(
      `SELECT filing_id, content_type, bytes, content FROM filing_version
        WHERE (filing_id, version) IN (SELECT * FROM unnest($1::uuid[], $2::integer[]))`,
      [wanted.map(({ cited_id }) => cited_id), wanted.map(({ cited_version }) => cited_version)],
    );
    return new Map(rows.map((row) => [row.filing_id, this.reader.readKept(row).payload]));
  }

  private daysOf({ lodged_at, decided_at, released_at }: OfFiling): CitedRecord['days'] {
    return {
      lodgedAt: this.days.of(lodged_at),
      ...(decided_at !== null && { decidedAt: this.days.of(new Date(decided_at)) }),
      ...(released_at !== null && { releasedAt: this.days.of(new Date(released_at)) }),
    };
  }
}

const numbersOf = (made: readonly CitationMade[]): string[] => [...new Set(made.map(({ number }) => number))];
