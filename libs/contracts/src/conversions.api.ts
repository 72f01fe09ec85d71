import { z } from 'zod';
import { SubmittedFiling } from './filing.shapes';
import { Fault } from './problem';
import { defineRoute } from './route';

export const ConversionFormat = z
  .enum(['json', 'wco-xml', 'ncts-xml', 'csv'])
  .describe('json: the model; csv: a row for each goods item');

const Loss = Fault.pick({ pointer: true, sourcePath: true, line: true, column: true }).extend({
  value: z.string().optional().describe('What is lost, cut to 100 characters'),
  reason: z.string(),
});

const Conversion = z.strictObject({
  from: ConversionFormat,
  to: ConversionFormat,
  mediaType: z.string(),
  content: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .describe('The message in the other format; of json the model itself'),
  lost: z.array(Loss).max(500).describe('What the other format cannot say'),
  lostCount: z.number().int().describe('How much is lost, also beyond 500'),
  faults: z.array(Fault).describe('What is wrong with the message as it was sent'),
  wanting: z.array(Fault).describe('What the message still lacks to be a sound one of the other standard'),
});

export const convertMessage = defineRoute({
  service: 'filing',
  method: 'POST',
  path: '/v1/conversions',
  summary: 'Show a message in another format, and what would be lost; nothing is kept',
  scope: 'filings:read',
  query: z.strictObject({ to: ConversionFormat }),
  body: {
    'application/json': SubmittedFiling.partial({ kind: true, reference: true }),
    'application/xml': null,
  },
  answers: { 200: { description: 'The message in the format asked for', shape: Conversion } },
  problems: [413, 415, 422],
});

export const CONVERSION_ROUTES = [convertMessage] as const;
