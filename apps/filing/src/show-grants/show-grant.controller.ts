import { Controller, Inject } from '@nestjs/common';
import { checkGrant, showGrant, type GrantWithDrawings } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { GrantNotFound } from '../domain/grant';
import { grantStatus, type GrantRecord } from '../grants/grant-record';
import { viewOfGrant } from './grant-view';
import { VisibleGrants } from './visible-grants';

interface DrawingRow {
  readonly id: string;
  readonly kind: string;
  readonly organisation_id: string;
  readonly reference: string;
  readonly value: string | null;
  readonly short: string;
  readonly drawn_at: Date;
  readonly given_back_at: Date | null;
  readonly total: number;
}

const DRAWINGS = `
  SELECT f.id, f.kind, f.organisation_id, f.reference, trim_scale(d.value)::text AS value,
         trim_scale(d.short)::text AS short, d.drawn_at, d.given_back_at, count(*) OVER () AS total
    FROM drawing d JOIN filing f ON f.id = d.filing_id
   WHERE d.grant_number = $1
   ORDER BY d.drawn_at DESC, d.filing_id DESC, d.place LIMIT 100`;

const CHECK = `SELECT g.number, g.kind, ${grantStatus('$2')} AS status FROM issued_grant g WHERE g.number = $1`;

@Controller()
export class ShowGrantController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleGrants) private readonly grants: VisibleGrants,
  ) {}

  @Route(showGrant)
  async show(
    @Input() { params }: InputOf<typeof showGrant>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<GrantWithDrawings> {
    const grant = await this.grants.get(params.number, caller);
    const rows = await this.db.query<DrawingRow>(DRAWINGS, [grant.number]);
    reply.header('etag', etagOf(grant.revision));
    return {
      ...viewOfGrant(grant),
      drawings: rows.map((row) => viewOfDrawing(row, row.organisation_id === caller.organisationId)),
      drawingCount: rows[0]?.total ?? 0,
    };
  }

  /** Asked by whoever is shown the number, so it says no more than such a person must know. */
  @Route(checkGrant)
  async check(
    @Input() { params }: InputOf<typeof checkGrant>,
  ): Promise<{ number: string; kind: string; inForce: boolean; on: string }> {
    const on = this.grants.today();
    const [row] = await this.db.query<Pick<GrantRecord, 'number' | 'kind' | 'status'>>(CHECK, [
      params.number,
      on,
    ]);
    if (row === undefined) throw new GrantNotFound();
    return { number: row.number, kind: row.kind, inForce: row.status === 'inForce', on };
  }
}

/** Who else cites a grant for anyone is not its holder's to know, nor every filing its issuer's. */
const viewOfDrawing = (row: DrawingRow, isOwn: boolean): GrantWithDrawings['drawings'][number] => ({
  kind: row.kind,
  ...(isOwn && { filing: { id: row.id, reference: row.reference, href: `/v1/filings/${row.id}` } }),
  ...(row.value !== null && { value: row.value }),
  ...(row.short !== '0' && { short: row.short }),
  drawnAt: row.drawn_at.toISOString(),
  ...(row.given_back_at !== null && { givenBackAt: row.given_back_at.toISOString() }),
});
