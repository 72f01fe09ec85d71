import type { RouteDefinition } from '@landport/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseGuarded } from '../body/json-guard';
import { languageOf, type Language } from '../problems/language';
import { objectNotFound, Problem, type FaultFound } from '../problems/problem';
import { pathOf } from '../problems/send-problem';
import type { Input } from './edge-state';
import { faultsOf } from './zod-faults';

const LOCALES: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  en: z.locales.en().localeError,
  zh: z.locales.zhCN().localeError,
};

/** The refusal that lists everything wrong at once. */
export const invalid = (errors: readonly FaultFound[]): Problem =>
  new Problem({
    status: 422,
    code: 'request/invalid',
    detail: {
      en: errors.length === 1 ? 'One thing is wrong.' : `${errors.length} things are wrong.`,
      zh: `共有 ${errors.length} 处错误。`,
    },
    errors,
  });

/**
 * Reads params, query, headers and body by the route's shapes.
 * @throws Problem 400 for a body that is no JSON, 404 for a path that can name no object, 422 with all other faults
 */
export function inputOf(route: RouteDefinition, request: FastifyRequest): Input {
  const language = languageOf(request.headers['accept-language']);
  const faults: FaultFound[] = [];
  const read = (schema: z.ZodType | null | undefined, value: unknown, place: string): unknown => {
    if (schema === undefined || schema === null) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    // Parsed again for the words alone: the common case pays for no locale.
    const inWords = schema.safeParse(value, { error: LOCALES[language], reportInput: true });
    faults.push(...faultsOf(inWords.error ?? result.error, place));
    return undefined;
  };
  const params = read(route.params, request.params, 'path');
  const named = nulsIn(request.params as Readonly<Record<string, unknown>>);
  if (faults.length + named.length > 0) throw objectNotFound('object at', pathOf(request.url));
  faults.push(...nulsIn(request.query as Readonly<Record<string, unknown>>));
  const query = read(route.query, request.query, 'query');
  const headers = read(route.headers, request.headers, 'header');
  const body = read(...bodyOf(route, request), '');
  if (faults.length > 0) throw invalid(faults);
  return { params, query, headers, body };
}

/** NUL, which no text in the database can hold; in a body the guard refuses it. */
const nulsIn = (query: Readonly<Record<string, unknown>>): FaultFound[] =>
  Object.entries(query)
    .filter(([, value]) => typeof value === 'string' && value.includes('\0'))
    .map(([name, value]) => ({
      code: 'field/invalid-format',
      sourcePath: `query.${name}`,
      value,
      message: { en: 'This holds a NUL character.', zh: '含 NUL 字符。' },
      remedy: { en: 'Send printable characters.', zh: '请使用可打印字符。' },
    }));

function bodyOf(route: RouteDefinition, request: FastifyRequest): [z.ZodType | null | undefined, unknown] {
  if (route.body === undefined) return [undefined, undefined];
  const { contentType, raw } = request.edge;
  // Without any body there is no type either: read as JSON where JSON is taken, and found to end too early.
  const type = raw === undefined ? 'application/json' : contentType;
  const shape = route.body[type];
  if (shape === undefined || shape === null || !type.endsWith('json')) return [shape, raw?.toString('utf8')];
  return [shape, parseGuarded(raw ?? Buffer.alloc(0))];
}
