import type { Text } from '@landport/contracts';
import type { ErrorObject } from 'ajv';
import { nearestName } from '../registry/nearest-name';
import { pointerStep } from './pointer';
import { SCHEMA_FAULTS, type SchemaFaultCode } from './schema-fault-texts';
import { filled, shownValue } from './texts';
import type { Fault } from './verdict';

const TYPES: Readonly<Record<string, Text>> = {
  string: { en: 'a text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  integer: { en: 'a whole number', zh: '整数' },
  boolean: { en: 'true or false', zh: '布尔值' },
  object: { en: 'an object', zh: '对象' },
  array: { en: 'a list', zh: '列表' },
  null: { en: 'null', zh: '空值' },
};

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const inBoth = (words: string): Text => ({ en: words, zh: words });

/** Schemas say in words what a pattern or a member means: `"x-meaning": { "en": …, "zh": … }`. */
const meaningOf = (schema: unknown): Text | undefined =>
  (schema as { 'x-meaning'?: Text } | undefined)?.['x-meaning'];

/** A member's schema, followed to the definition it refers to. */
function referred(schema: unknown, defs: Readonly<Record<string, unknown>>): unknown {
  const name = /^#\/\$defs\/(\w+)$/.exec(String((schema as { $ref?: string } | undefined)?.$ref))?.[1];
  return name === undefined ? schema : defs[name];
}

const inBrackets = (meaning: Text | undefined): Text =>
  meaning ? { en: `: ${meaning.en}`, zh: `：${meaning.zh}` } : inBoth('');

/** Where `error` comes from `$ref`s, Ajv's `parentSchema` is the referred one, so meanings travel with it. */
export function schemaFault(error: ErrorObject, defs: Readonly<Record<string, unknown>>): Fault {
  const { keyword, params, data, parentSchema } = error as ErrorObject & { data: unknown };
  const at = error.instancePath;
  switch (keyword) {
    case 'required':
    case 'dependentRequired': {
      const name = String(params['missingProperty']);
      const member = (parentSchema?.['properties'] as Record<string, unknown> | undefined)?.[name];
      const meaning = inBrackets(meaningOf(referred(member, defs)));
      return told('schema/missing', at + pointerStep(name), undefined, { name: inBoth(name), meaning });
    }
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const seen = (data as Record<string, unknown>)[name];
      return told('schema/unknown-member', at + pointerStep(name), seen, {
        name: inBoth(name.slice(0, 100)),
        advice: adviceOn(name, Object.keys((parentSchema?.['properties'] as object | undefined) ?? {})),
      });
    }
    case 'type': {
      const wanted = [params['type']].flat().map((type) => TYPES[String(type)]!);
      return told('schema/type', at, data, {
        seen: TYPES[typeOf(data)]!,
        wanted: {
          en: wanted.map(({ en }) => en).join(' or '),
          zh: wanted.map(({ zh }) => zh).join('或'),
        },
        meaning: inBrackets(meaningOf(parentSchema)),
      });
    }
    case 'pattern':
    case 'format': {
      const form = meaningOf(parentSchema) ?? inBoth(String(params['pattern'] ?? params['format']));
      return told('schema/form', at, data, { form });
    }
    case 'enum':
    case 'const': {
      const allowed = (params['allowedValues'] as unknown[] | undefined) ?? [params['allowedValue']];
      return told('schema/not-in-list', at, data, { advice: inBoth(allowed.join(', ')) });
    }
    case 'minLength':
    case 'maxLength':
      return told('schema/length', at, data, {
        length: inBoth(String([...String(data)].length)),
        bounds: limit(keyword === 'minLength', params['limit']),
      });
    case 'minItems':
    case 'maxItems':
      return told('schema/count', at, undefined, {
        length: inBoth(String((data as unknown[]).length)),
        bounds: limit(keyword === 'minItems', params['limit']),
      });
    case 'minimum':
    case 'maximum':
      return told('schema/range', at, data, { bounds: limit(keyword === 'minimum', params['limit']) });
    case 'uniqueItems':
      return told('schema/repeated', at, undefined, {
        first: inBoth(String(Number(params['j']) + 1)),
        second: inBoth(String(Number(params['i']) + 1)),
      });
    default:
      return told('schema/not-allowed', at, data, {});
  }
}

export const moreUntold = (most: number): Fault =>
  told('schema/more-untold', '', undefined, { most: inBoth(String(most)) });

const limit = (least: boolean, bound: unknown): Text =>
  least
    ? { en: `at least ${bound}`, zh: `不少于 ${bound} ` }
    : { en: `at most ${bound}`, zh: `不超过 ${bound} ` };

function adviceOn(name: string, known: readonly string[]): Text {
  const nearest = nearestName(name, known);
  return nearest
    ? { en: `Did you mean ${nearest}? If not, leave it out.`, zh: `是否应为 ${nearest}？否则请删除。` }
    : { en: 'Leave it out.', zh: '请删除。' };
}

function told(
  code: SchemaFaultCode,
  pointer: string,
  seen: unknown,
  words: Readonly<Record<string, Text>>,
): Fault {
  const value = shownValue(seen);
  const { message, remedy } = SCHEMA_FAULTS[code];
  const blanks = (language: keyof Text): Record<string, unknown> => ({
    value: typeof value === 'object' ? JSON.stringify(value) : value,
    ...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text[language]])),
  });
  const both = (text: Text): Text => ({
    en: filled(text, blanks('en')).en,
    zh: filled(text, blanks('zh')).zh,
  });
  return {
    code,
    pointer,
    ...(value === undefined ? {} : { value }),
    message: both(message),
    remedy: both(remedy),
  };
}
