import { EVENTS } from '../catalogue';
import { asyncApiDocument, eventSchema } from './asyncapi';
import type { JsonSchema } from './json-schema';
import { openApiDocument } from './openapi';

const text = (document: JsonSchema): string => `${JSON.stringify(document, null, 2)}\n`;

/** The generated part of docs/reference: path below it, and text. */
export function referenceFiles(): ReadonlyMap<string, string> {
  const schemas = [...EVENTS.values()].map((definition): [string, string] => [
    `schemas/${definition.type}.json`,
    text({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: definition.type,
      description: definition.summary,
      ...eventSchema(definition),
    }),
  ]);
  return new Map([
    ['openapi.json', text(openApiDocument())],
    ['asyncapi.json', text(asyncApiDocument())],
    ...schemas,
  ]);
}
