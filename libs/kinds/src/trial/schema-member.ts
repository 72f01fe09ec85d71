import { pointerSteps } from '../engine/pointer';

type Schema = Readonly<Record<string, unknown>>;

/** Pointers to personal data that lead to nothing the schema knows, each with its place in the list. */
export const unknownPersonalData = (
  schema: Schema,
  pointers: readonly string[],
): { readonly index: number; readonly pointer: string }[] =>
  pointers
    .map((pointer, index) => ({ index, pointer }))
    .filter(({ pointer }) => memberOf(schema, pointer) === undefined);

/** The part of a schema that a pointer with `*` steps leads to, through its definitions. */
function memberOf(schema: Schema, pointer: string): Schema | undefined {
  const defs = schema['$defs'] as Readonly<Record<string, Schema>> | undefined;
  const whole = (part: Schema | undefined): Schema | undefined => {
    const name = /^#\/\$defs\/(\w+)$/.exec(String(part?.['$ref']))?.[1];
    return name === undefined ? part : whole(defs?.[name]);
  };
  return pointerSteps(pointer).reduce<Schema | undefined>((part, step) => {
    if (step === '*') return whole(part?.['items'] as Schema | undefined);
    return whole((part?.['properties'] as Readonly<Record<string, Schema>> | undefined)?.[step]);
  }, schema);
}
