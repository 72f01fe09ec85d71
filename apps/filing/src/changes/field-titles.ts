type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asSchema = (value: unknown): Schema | undefined => (isSchema(value) ? value : undefined);

const DEEPEST_REFERENCE = 8;

/** Names fields of a payload as its kind's JSON Schema does, where the schema gives them a title. */
export class FieldTitles {
  constructor(private readonly schema: Schema) {}

  /** @param pointer  JSON pointer into the payload */
  of(pointer: string): string | undefined {
    if (pointer === '') return undefined;
    let at: Schema | undefined = this.schema;
    for (const name of pointer.split('/').slice(1)) {
      at = this.below(at, name.replaceAll('~1', '/').replaceAll('~0', '~'));
      if (at === undefined) return undefined;
    }
    const title = at['title'] ?? this.resolved(at)?.['title'];
    return typeof title === 'string' ? title : undefined;
  }

  private below(schema: Schema | undefined, name: string): Schema | undefined {
    const at = this.resolved(schema);
    if (at === undefined) return undefined;
    const { properties, items, additionalProperties } = at;
    if (isSchema(properties) && Object.hasOwn(properties, name)) return asSchema(properties[name]);
    if (isSchema(items) && /^\d+$/.test(name)) return items;
    for (const way of ['allOf', 'anyOf', 'oneOf'] as const) {
      const several = at[way];
      if (!Array.isArray(several)) continue;
      for (const each of several) {
        const found = this.below(asSchema(each), name);
        if (found !== undefined) return found;
      }
    }
    return asSchema(additionalProperties);
  }

  /** Follows references within the schema: `#/$defs/party`. */
  private resolved(schema: Schema | undefined): Schema | undefined {
    let at = schema;
    for (let depth = 0; depth < DEEPEST_REFERENCE && typeof at?.['$ref'] === 'string'; depth += 1) {
      const name = /^#\/\$defs\/([^/]+)$/.exec(at['$ref'])?.[1];
      const defs = this.schema['$defs'];
      at = name !== undefined && isSchema(defs) ? asSchema(defs[name]) : undefined;
    }
    return at;
  }
}
