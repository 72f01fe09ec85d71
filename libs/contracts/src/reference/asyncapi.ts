import { EVENTS, TOPICS } from '../catalogue';
import type { EventDefinition } from '../event';
import { jsonSchemaOf, type JsonSchema } from './json-schema';

/** CloudEvents 1.0, binary mode: the headers that every message carries. */
const HEADERS = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_sequence'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', description: 'Same for every delivery of the same event' },
    ce_type: { type: 'string' },
    ce_source: { type: 'string' },
    ce_subject: { type: 'string', description: 'The aggregate it is about' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_sequence: { type: 'string', description: 'Position in its stream, from 1, without gaps' },
    ce_partitionkey: { type: 'string', description: 'Stream key: what it keeps order with' },
    traceparent: { type: 'string' },
    'correlation-id': { type: 'string' },
  },
} as const;

/** A reference's last part may hold no dots in some tools. */
const keyOf = (name: string): string => name.replace(/\./g, '-');

const messageOf = (definition: EventDefinition): JsonSchema => ({
  name: definition.type,
  summary: definition.summary,
  contentType: 'application/json',
  headers: HEADERS,
  payload: { schemaFormat: 'application/schema+json;version=draft-2020-12', schema: eventSchema(definition) },
});

export const eventSchema = (definition: EventDefinition): JsonSchema =>
  jsonSchemaOf(definition.schema, 'output');

const eventsOf = (topic: string): EventDefinition[] =>
  [...EVENTS.values()].filter((definition) => definition.topic === topic);

function channelOf(topic: string): JsonSchema {
  const messages = eventsOf(topic).map(({ type }) => [
    keyOf(type),
    { $ref: `#/components/messages/${keyOf(type)}` },
  ]);
  return { address: topic, messages: Object.fromEntries(messages) as JsonSchema };
}

const operation = (action: 'send' | 'receive', service: string, topic: string): [string, JsonSchema] => [
  `${service}-${action}-${keyOf(topic)}`,
  { action, channel: { $ref: `#/channels/${keyOf(topic)}` }, summary: `${service} ${action}s ${topic}` },
];

/** The AsyncAPI 3 document of every event that crosses a service's wall. */
export function asyncApiDocument(): JsonSchema {
  const operations = TOPICS.flatMap(({ topic, writer, readers }) => [
    operation('send', writer, topic),
    ...readers.map((reader) => operation('receive', reader, topic)),
  ]);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Landport events',
      version: '1',
      description:
        'Facts that the services tell each other. Within a stream they come in order and without gaps.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(TOPICS.map(({ topic }) => [keyOf(topic), channelOf(topic)])),
    operations: Object.fromEntries(operations),
    components: {
      messages: Object.fromEntries([...EVENTS.values()].map((each) => [keyOf(each.type), messageOf(each)])),
    },
  };
}
