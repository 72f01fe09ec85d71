import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** @throws for a schema that Ajv's strict mode refuses */
export function compileSchema(schema: Readonly<Record<string, unknown>>): ValidateFunction {
  // `verbose` hands each fault the value seen and the schema that wanted otherwise, from which its texts are made.
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['x-meaning']);
  return ajv.compile(schema);
}
