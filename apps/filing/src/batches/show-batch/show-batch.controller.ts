import { Controller, Inject, StreamableFile } from '@nestjs/common';
import {
  BATCH_TYPES,
  listBatches,
  listBatchRows,
  showBatch,
  showBatchFile,
  type BatchRowView,
  type BatchView,
} from '@landport/contracts';
import {
  answerPage,
  Caller,
  Input,
  languageOf,
  pageOf,
  readCursor,
  Reply,
  Route,
  type InputOf,
  type Language,
} from '@landport/http';
import { Clock, Database } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { BatchFiles } from '../files/batch-files';
import { BATCH_COLUMNS, type BatchRecord } from '../records/batch-record';
import { BatchRepository } from '../records/batch.repository';
import { batchView } from './batch-view';
import { rowReport } from './row-report';
import { rowsAfter, rowView } from './row-rows';

const LIST = `
  SELECT ${BATCH_COLUMNS} FROM batch
   WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::text IS NULL OR state = $3)
   ORDER BY id DESC LIMIT $4`;

const language = (reply: FastifyReply): Language => languageOf(reply.request.headers['accept-language']);

@Controller()
export class ShowBatchController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(BatchRepository) private readonly batches: BatchRepository,
    @Inject(BatchFiles) private readonly files: BatchFiles,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(listBatches)
  async list(
    @Input() { query }: InputOf<typeof listBatches>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: BatchView[]; next?: { href: string } }> {
    const { limit, cursor, state } = query;
    const before = readCursor(z.uuid(), cursor);
    const rows = await this.db.query<BatchRecord>(LIST, [organisationId, before, state, limit + 1]);
    const now = this.clock.now();
    return answerPage(
      reply,
      pageOf(rows, limit, ({ id }) => id),
      (row) => batchView(row, language(reply), now),
    );
  }

  @Route(showBatch)
  async show(
    @Input() { params }: InputOf<typeof showBatch>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<BatchView> {
    const batch = await this.batches.get(params.id, organisationId);
    return batchView(batch, language(reply), this.clock.now());
  }

  @Route(listBatchRows)
  async rows(
    @Input() { params, query }: InputOf<typeof listBatchRows>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: BatchRowView[]; next?: { href: string } } | StreamableFile> {
    const { id } = await this.batches.getWhole(params.id, organisationId);
    const { limit, cursor, status, format } = query;
    reply.header('vary', 'accept, accept-language');
    if (format === 'csv' || reply.request.headers.accept?.includes('text/csv')) {
      const report = Readable.from(rowReport(this.db, id, status, language(reply)));
      return attachment(report, 'text/csv; charset=utf-8', `batch-${id}-results.csv`);
    }
    const after = readCursor(z.number().int().min(0), cursor) ?? 0;
    const rows = await rowsAfter(this.db, id, after, status, limit + 1);
    return answerPage(
      reply,
      pageOf(rows, limit, ({ number }) => number),
      (row) => rowView(row, language(reply)),
    );
  }

  @Route(showBatchFile)
  async file(
    @Input() { params }: InputOf<typeof showBatchFile>,
    @Caller() { organisationId }: Caller,
  ): Promise<StreamableFile> {
    const { id, format } = await this.batches.getWhole(params.id, organisationId);
    const type = Object.entries(BATCH_TYPES).find(([, each]) => each === format)![0];
    return attachment(Readable.from(this.files.read(id)), type, `batch-${id}.${format}`);
  }
}

const attachment = (body: Readable, type: string, name: string): StreamableFile =>
  new StreamableFile(body, { type, disposition: `attachment; filename="${name}"` });
