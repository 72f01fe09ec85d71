import type { Step } from './member-path';

export type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const COMBINED = ['allOf', 'anyOf', 'oneOf'] as const;
const CONDITIONAL = ['then', 'else'] as const;

/** Finds members in a kind's schema by the way that leads to them. */
export class SchemaWalk {
  constructor(readonly root: Schema) {}

  /** What `$ref` leads to; schemas of kinds refer to their own `$defs` only. */
  resolve(schema: Schema): Schema {
    const { $ref: reference } = schema;
    if (typeof reference !== 'string') return schema;
    const found = (this.root['$defs'] as Schema | undefined)?.[reference.replace('#/$defs/', '')];
    return isSchema(found) ? this.resolve(found) : {};
  }

  /** The schema itself and those that it is combined of. */
  parts(schema: Schema): Schema[] {
    const own = this.resolve(schema);
    const inner = [
      ...COMBINED.flatMap((name) => (Array.isArray(own[name]) ? (own[name] as unknown[]) : [])),
      ...CONDITIONAL.map((name) => own[name]),
    ].filter(isSchema);
    return [own, ...inner.flatMap((part) => this.parts(part))];
  }

  /** Undefined when the schema has no such member. */
  at(steps: readonly Step[], from: Schema = this.root): Schema | undefined {
    const [step, ...rest] = steps;
    if (step === undefined) return this.resolve(from);
    for (const part of this.parts(from)) {
      const next = typeof step === 'string' ? memberOf(part, step) : entryOf(part);
      const found = next && this.at(rest, next);
      if (found) return found;
    }
    return undefined;
  }

  typesOf(schema: Schema): readonly string[] {
    return this.parts(schema).flatMap(({ type }) => (type === undefined ? [] : [type].flat().map(String)));
  }
}

function memberOf(schema: Schema, name: string): Schema | undefined {
  const properties = schema['properties'] as Schema | undefined;
  if (properties && Object.hasOwn(properties, name)) return properties[name] as Schema;
  const others = schema['additionalProperties'];
  return isSchema(others) ? others : undefined;
}

const entryOf = (schema: Schema): Schema | undefined => {
  const { items } = schema;
  return isSchema(items) ? items : undefined;
};
