import { AREAS, type Area } from '../api';
import { OnBehalfHeaders } from '../conditional';
import { ProblemDocument } from '../problem';
import { SCOPES } from '../scopes';
import type { RouteDefinition } from '../route';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

/** Every route may answer these. */
const ALWAYS = [400, 401, 403, 429, 503];

const PROBLEM = { $ref: '#/components/responses/Problem' };

/** `POST /v1/filings/{id}/versions` → `postFilingsIdVersions`. */
const operationIdOf = ({ method, path }: RouteDefinition): string =>
  method.toLowerCase() +
  path
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '' && part !== 'v1')
    .map((part) => part[0]?.toUpperCase() + part.slice(1))
    .join('');

type Place = 'path' | 'query' | 'header';

function parametersOf(place: Place, shape: RouteDefinition['query']): JsonSchema[] {
  if (shape === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(shape, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(schema['description'] !== undefined && { description: schema['description'] }),
    schema,
  }));
}

/** Path parameters that the route names and gives no shape. */
const unshaped = (route: RouteDefinition): JsonSchema[] =>
  route.params !== undefined
    ? []
    : [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      }));

function bodyOf(body: RouteDefinition['body']): JsonSchema {
  if (body === undefined) return {};
  const content = Object.entries(body).map(([type, shape]) => [
    type,
    { schema: shape === null ? { type: 'string' } : jsonSchemaOf(shape, 'input') },
  ]);
  return { requestBody: { required: true, content: Object.fromEntries(content) as JsonSchema } };
}

function answersOf(route: RouteDefinition): JsonSchema {
  const given = Object.entries(route.answers).map(([status, { description, shape }]) => [
    status,
    shape === null
      ? { description }
      : { description, content: { 'application/json': { schema: jsonSchemaOf(shape, 'output') } } },
  ]);
  const refused = new Set([...ALWAYS, ...(route.problems ?? []), ...(route.params ? [404] : [])]);
  const problems = [...refused].sort().map((status) => [String(status), PROBLEM]);
  return Object.fromEntries([...given, ...problems]) as JsonSchema;
}

const operationOf = (route: RouteDefinition, area: Area): JsonSchema => ({
  operationId: operationIdOf(route),
  tags: [area.name],
  summary: route.summary,
  security: [{ bearer: [route.scope] }],
  parameters: [
    ...parametersOf('path', route.params),
    ...unshaped(route),
    ...parametersOf('query', route.query),
    ...parametersOf('header', route.headers),
    ...(route.onBehalf ? parametersOf('header', OnBehalfHeaders) : []),
  ],
  ...bodyOf(route.body),
  responses: answersOf(route),
});

/** The OpenAPI 3.1 document of everything a caller can ask. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const area of AREAS)
    for (const route of area.routes)
      (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route, area);
  const scopes = Object.entries(SCOPES).map(([scope, meaning]) => `- \`${scope}\`: ${meaning}`);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Landport',
      version: '1',
      summary: 'A Single Window for trade filings',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: AREAS.map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: `An access token (RFC 9068) of the issuer. Scopes:\n\n${scopes.join('\n')}`,
        },
      },
      responses: {
        Problem: {
          description: 'What was wrong and how to mend it (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      schemas: { Problem: jsonSchemaOf(ProblemDocument, 'output') },
    },
  };
}
