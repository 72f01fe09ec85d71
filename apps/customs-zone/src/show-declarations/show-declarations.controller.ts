import { listDeclarations, showDeclaration, type DeclarationDetail } from '@landport/contracts';
import type { MoneyValue } from '@landport/domain';
import {
  answerPage,
  Caller,
  etagOf,
  Input,
  objectNotFound,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
} from '@landport/http';
import { Database } from '@landport/platform';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { DeclarationRow } from '../persistence/declaration-row';
import {
  assessmentView,
  declarationView,
  historyView,
  type AssessmentRow,
  type HistoryRow,
  type StepRow,
} from './declaration-view';

/** Who filed it, whose goods they are, its customs office, and the zone that they come out of. */
const VISIBLE = `
  SELECT * FROM declaration WHERE (organisation_id = $1 OR importer_id = $1 OR office_id = $1 OR $1 = ANY(zone_parties))`;

@Controller()
export class ShowDeclarationsController {
  constructor(@Inject(Database) private readonly db: Database) {}

  @Route(listDeclarations)
  async list(
    @Input() { query }: InputOf<typeof listDeclarations>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ) {
    const { limit, cursor, status, mrn, awb, lane, reference } = query;
    const rows = await this.db.query<DeclarationRow>(
      `${VISIBLE} AND ($2::uuid IS NULL OR filing_id > $2) AND ($3::text IS NULL OR status = $3)
          AND ($4::text IS NULL OR mrn = $4) AND ($5::text IS NULL OR awb = $5)
          AND ($6::text IS NULL OR lane = $6) AND ($7::text IS NULL OR reference = $7)
        ORDER BY filing_id LIMIT $8`,
      [caller.organisationId, readCursor(z.uuid(), cursor), status, mrn, awb, lane, reference, limit + 1],
    );
    return answerPage(
      reply,
      pageOf(rows, limit, ({ filing_id }) => filing_id),
      declarationView,
    );
  }

  @Route(showDeclaration)
  async show(
    @Input() { params: { id } }: InputOf<typeof showDeclaration>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<z.output<typeof DeclarationDetail>> {
    const [row] = await this.db.query<DeclarationRow>(`${VISIBLE} AND filing_id = $2`, [
      caller.organisationId,
      id,
    ]);
    if (row === undefined) throw objectNotFound('declaration', id);
    const isOfficer = caller.organisationId === row.office_id && caller.roles.includes('officer');
    void reply.header('etag', etagOf(row.revision));
    return {
      ...declarationView(row),
      awaits: row.awaits,
      laneReasons: isOfficer ? row.lane_reasons : [],
      guaranteeHeld: await this.guaranteeHeld(row),
      assessment: await this.assessment(row),
      history: historyView(await this.history(id), isOfficer),
    };
  }

  private async guaranteeHeld({ filing_id, version }: DeclarationRow): Promise<MoneyValue | null> {
    const [held] = await this.db.query<{ amount: string; currency: string }>(
      `SELECT h.amount, g.currency FROM liability_hold h JOIN guarantee g USING (organisation_id)
        WHERE h.filing_id = $1 AND h.version = $2 AND h.status = 'held'`,
      [filing_id, version],
    );
    return held ?? null;
  }

  private async assessment({ filing_id, version }: DeclarationRow) {
    const key = [filing_id, version];
    const [head] = await this.db.query<AssessmentRow>(
      `SELECT currency, customs_value, duty, consumption_tax, vat, total, tariff_day::text, assessed_at
         FROM duty_assessment WHERE filing_id = $1 AND version = $2`,
      key,
    );
    if (head === undefined) return null;
    const steps = await this.db.query<StepRow>(
      `SELECT line_no, tax, basis, rate, formula, law, unrounded, rounded
         FROM assessment_step WHERE filing_id = $1 AND version = $2 ORDER BY position`,
      key,
    );
    return assessmentView(head, steps);
  }

  private history(filingId: string): Promise<HistoryRow[]> {
    return this.db.query<HistoryRow>(
      `SELECT at, actor, action, version, from_status, to_status, why
         FROM declaration_history WHERE filing_id = $1 ORDER BY history_id`,
      [filingId],
    );
  }
}
