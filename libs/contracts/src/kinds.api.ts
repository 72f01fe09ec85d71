import { z } from 'zod';
import { Links } from './filing.shapes';
import { defineRoute } from './route';
import { Text } from './values';

const service = 'filing';

export const KindSummary = z.strictObject({
  kind: z.string(),
  title: Text,
  summary: Text,
  versions: z.array(
    z.strictObject({ validFrom: z.iso.date(), validTo: z.iso.date().optional(), href: z.string() }),
  ),
  links: Links,
});

const Parts = z.array(z.looseObject({}));

/** What a trader prepares a filing by; `libs/kinds` says each part to the last member. */
export const KindVersionView = z.looseObject({
  kind: z.string(),
  validFrom: z.iso.date(),
  title: Text,
  summary: Text,
  decision: Parts.describe('How it is decided, by day and area'),
  steps: Parts.describe('Its way through the bodies, in turn'),
  documents: Parts.describe('Papers wanted, and which may follow'),
  clocks: Parts.describe('Time limits in working days'),
  fees: Parts,
  layout: Parts.describe('Pages of the form'),
  statusNames: z.record(z.string(), Text),
  grants: z.looseObject({}).optional().describe('What an approval gives'),
  cites: Parts.describe('What a filing leans on'),
  parameters: Parts.describe('Figures of law'),
  versions: z.array(z.iso.date()),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema 2020-12 of the payload'),
  rules: z.array(z.looseObject({ code: z.string(), says: Text })),
  examples: z
    .array(
      z.looseObject({
        title: z.string(),
        on: z.iso.date().describe('Day of lodging on which it is taken'),
        payload: z.record(z.string(), z.unknown()),
      }),
    )
    .describe('Payloads that are taken'),
});

export const listKinds = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kinds',
  summary: 'What can be filed',
  scope: 'filings:read',
  answers: { 200: { description: 'All kinds', shape: z.strictObject({ items: z.array(KindSummary) }) } },
});

export const showKind = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kinds/{kind}',
  summary: 'A kind and its dated versions',
  scope: 'filings:read',
  params: z.strictObject({ kind: z.string() }),
  answers: { 200: { description: 'The kind', shape: KindSummary } },
  problems: [404],
});

export const showKindVersion = defineRoute({
  service,
  method: 'GET',
  path: '/v1/kinds/{kind}/versions/{date}',
  summary: 'What a kind wants on a day: schema, rules in words, documents, steps, time limits, examples',
  scope: 'filings:read',
  params: z.strictObject({ kind: z.string(), date: z.iso.date() }),
  answers: { 200: { description: 'The version in force on that day', shape: KindVersionView } },
  problems: [404],
});

export const KIND_ROUTES = [listKinds, showKind, showKindVersion] as const;
