import { z } from 'zod';
import { Links, Reference } from './filing.shapes';
import { Fault } from './problem';
import { Id, Link, Moment } from './values';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** How each format of a batch is named in a Content-Type. */
export const BATCH_TYPES = {
  'application/x-ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'text/csv': 'csv',
  [XLSX_TYPE]: 'xlsx',
} as const;

export const BatchFormat = z.enum(['jsonl', 'csv', 'xlsx']);
export type BatchFormat = z.output<typeof BatchFormat>;

export const BatchState = z
  .enum(['waiting', 'reading', 'running', 'completed', 'cancelled', 'failed'])
  .describe('failed: the file cannot be read, `errors` says why and nothing was lodged');
export type BatchState = z.output<typeof BatchState>;

export const BatchRowStatus = z
  .enum(['lodged', 'valid', 'refused', 'cancelled'])
  .describe('valid: only checked, without a fault; cancelled: never looked at');
export type BatchRowStatus = z.output<typeof BatchRowStatus>;

export const BatchCounts = z.strictObject({
  total: z.number().int().optional().describe('Known once the file was read through'),
  checked: z.number().int(),
  lodged: z.number().int(),
  valid: z.number().int(),
  refused: z.number().int(),
});
export type BatchCounts = z.output<typeof BatchCounts>;

export const BatchView = z.strictObject({
  id: Id,
  state: BatchState,
  format: BatchFormat,
  kind: z.string().optional().describe('Of rows that name none'),
  validateOnly: z.boolean(),
  file: z.strictObject({
    bytes: z.number().int(),
    sha256: z.string().describe('Of the file as received, hexadecimal'),
  }),
  rows: BatchCounts,
  submittedAt: Moment,
  startedAt: Moment.optional(),
  endedAt: Moment.optional(),
  clearedAt: Moment.optional().describe('When its file and row results were removed'),
  rowsPerSecond: z.number().optional(),
  expectedEndAt: Moment.optional(),
  errors: z.array(Fault).describe('Why the file cannot be read'),
  links: Links,
});
export type BatchView = z.output<typeof BatchView>;

export const BatchRowView = z.strictObject({
  row: z.number().int().min(1).describe('Filing of the file, from 1'),
  place: z.string().optional().describe('Where it stands: `line 4`, `row 7`, `rows 7 to 9`, `Sheet1!7:7`'),
  status: BatchRowStatus,
  kind: z.string().optional(),
  reference: Reference.optional(),
  filing: Link.extend({ id: Id }).optional(),
  repeated: z.boolean().optional().describe('The same filing was lodged before; this is that one'),
  errors: z.array(Fault),
  errorCount: z.number().int(),
});
export type BatchRowView = z.output<typeof BatchRowView>;
