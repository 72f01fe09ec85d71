import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { moreUntold, schemaFault } from './schema-faults';
import { MOST_FAULTS, type Fault } from './verdict';

/** Members and entries of the largest payload whose faults are all gathered; beyond it the first is told. */
const MOST_VALUES = 100_000;

export interface SchemaFindings {
  readonly faults: readonly Fault[];
  readonly total: number;
  /** False for a payload so large that only its first fault was looked for. */
  readonly areAll: boolean;
}

/**
 * A kind's JSON Schema, compiled twice: one check stops at the first fault, which is what a sound payload costs;
 * the other gathers all of them, which is what a hostile payload would make dear, and is compiled for the first bad one.
 */
export class SchemaCheck {
  private readonly isSound: ValidateFunction;
  private gather: ValidateFunction | undefined;
  private readonly defs: Readonly<Record<string, unknown>>;

  /** @throws for a schema that Ajv's strict mode refuses */
  constructor(private readonly schema: Readonly<Record<string, unknown>>) {
    this.isSound = compiled(schema, false);
    this.defs = (schema['$defs'] as Record<string, unknown> | undefined) ?? {};
  }

  check(payload: unknown): SchemaFindings {
    if (this.isSound(payload)) return { faults: [], total: 0, areAll: true };
    const areAll = !isLarge(payload);
    const check = areAll ? (this.gather ??= compiled(this.schema, true)) : this.isSound;
    if (areAll) check(payload);
    const errors = check.errors ?? [];
    const faults = errors.slice(0, MOST_FAULTS).map((error) => schemaFault(error, this.defs));
    return areAll
      ? { faults, total: errors.length, areAll }
      : { faults: [...faults, moreUntold(MOST_VALUES)], total: faults.length + 1, areAll };
  }
}

function compilerOf(allErrors: boolean): Ajv2020 {
  // `verbose` hands each fault the value seen and the schema that wanted otherwise, from which its texts are made.
  const ajv = new Ajv2020({
    allErrors,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    code: { process: gatheredInLine },
  });
  addFormats.default(ajv, { mode: 'fast' });
  ajv.addVocabulary(['x-meaning']);
  return ajv;
}

/** One for all kinds: each compiler first compiles the schema of schemas, which takes longer than most kinds do. */
const compilers = new Map<boolean, Ajv2020>();

function compiled(schema: Readonly<Record<string, unknown>>, allErrors: boolean): ValidateFunction {
  const compiler = compilers.get(allErrors) ?? compilerOf(allErrors);
  compilers.set(allErrors, compiler);
  try {
    return compiler.compile(schema);
  } finally {
    // Forgotten at once: a kind may come again under the same id, changed, and the old one is to be collected.
    compiler.removeSchema(schema);
  }
}

/** Ajv copies all earlier faults for each further one under a `$ref`; ten thousand bad entries then take minutes. */
const gatheredInLine = (code: string): string =>
  code.replace(
    /vErrors\.concat\((validate\d+\.errors)\)/g,
    '(((into, from) => { for (const one of from) into.push(one); return into; })(vErrors, $1))',
  );

function isLarge(payload: unknown): boolean {
  const open = [payload];
  let values = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value)) {
      values += 1;
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
    if (values > MOST_VALUES) return true;
  }
  return false;
}
