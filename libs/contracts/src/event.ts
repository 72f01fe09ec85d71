import type { z } from 'zod';

/** One kind of fact that crosses a service's wall. The catalogue of these is the only list there is. */
export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
  /** `landport.<context>.<fact>.v<n>` */
  readonly type: string;
  /** `landport.<context>.v<m>` */
  readonly topic: string;
  readonly summary: string;
  readonly schema: Schema;
  /** Fields of the data that services need and a feed or webhook does not show. */
  readonly internal: readonly string[];
}

export type DataOf<Definition> = Definition extends EventDefinition<infer Schema> ? z.output<Schema> : never;

const TYPE = /^landport\.([a-z-]+)\.[a-z-]+\.v\d+$/;

export function defineEvent<Schema extends z.ZodType>(
  type: string,
  summary: string,
  schema: Schema,
  internal: readonly string[] = [],
): EventDefinition<Schema> {
  const context = TYPE.exec(type)?.[1];
  if (context === undefined) throw new Error(`${type} is not landport.<context>.<fact>.v<n>`);
  return { type, topic: `landport.${context}.v1`, summary, schema, internal: ['concerns', ...internal] };
}

/** What a reader outside the house sees of an event's data. */
export function publicDataOf(
  definition: EventDefinition,
  data: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !definition.internal.includes(name)));
}
