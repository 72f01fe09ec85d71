import type { Text } from '@landport/contracts';
import type { z } from 'zod';
import type { FaultFound } from '../problems/problem';

/** RFC 6901. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

type Issue = z.core.$ZodIssue;

const REMEDIES: Readonly<Record<string, (issue: Issue) => Text>> = {
  invalid_type: (issue) => {
    const { expected } = issue as z.core.$ZodIssueInvalidType;
    return { en: `Send a value of type ${expected}.`, zh: `请填写类型为 ${expected} 的值。` };
  },
  too_small: () => ({ en: 'Raise it to the least that is taken.', zh: '请不低于下限。' }),
  too_big: () => ({ en: 'Cut it to the most that is taken.', zh: '请不超过上限。' }),
  invalid_format: (issue) => {
    const { format, pattern } = issue as z.core.$ZodIssueInvalidStringFormat;
    const asked = pattern === undefined || pattern.length > 80 ? format : pattern;
    return { en: `Write it as ${asked}.`, zh: `请按 ${asked} 的格式填写。` };
  },
  not_multiple_of: () => ({ en: 'Round it to the step that is taken.', zh: '请取规定步长的倍数。' }),
  unrecognized_keys: () => ({ en: 'Leave it out.', zh: '请删除该字段。' }),
  invalid_value: (issue) => {
    const values = (issue as z.core.$ZodIssueInvalidValue).values.slice(0, 20).map(String).join(', ');
    return { en: `Send one of: ${values}.`, zh: `请选用:${values}。` };
  },
  invalid_union: () => ({
    en: 'Send one of the forms in the API reference.',
    zh: '请采用接口文档所列形式之一。',
  }),
};

const OTHER: Text = { en: 'See the API reference at `/docs`.', zh: '请参阅 `/docs` 的接口文档。' };

const MISSING: Pick<FaultFound, 'code' | 'message'> = {
  code: 'field/missing',
  message: { en: 'This is missing.', zh: '缺少此项。' },
};

/** JSON has no undefined: whatever is, was never sent. */
const isMissing = (issue: Issue): boolean => issue.code === 'invalid_type' && issue.input === undefined;

/** Our own checks say their Chinese in `params.zh`; zod's are in the caller's language already. */
function messageOf(issue: Issue): string | Text {
  const zh: unknown = issue.code === 'custom' ? issue.params?.['zh'] : undefined;
  return typeof zh === 'string' ? { en: issue.message, zh } : issue.message;
}

function faultOf(issue: Issue, place: string, path: readonly PropertyKey[], value: unknown): FaultFound {
  const remedy = REMEDIES[issue.code]?.(issue) ?? OTHER;
  return {
    code: `field/${issue.code.replace(/_/g, '-')}`,
    ...(place === '' ? { pointer: pointerTo(path) } : { sourcePath: [place, ...path].map(String).join('.') }),
    ...(value !== undefined && { value }),
    message: messageOf(issue),
    ...(isMissing(issue) && MISSING),
    remedy,
  };
}

/**
 * Every fault of a value, each at its own place; of a field too many, one for each.
 * @param place  empty for the body, whose faults carry JSON pointers; else `query`, `header` or `path`
 */
export function faultsOf(error: z.core.$ZodError, place: string): FaultFound[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [faultOf(issue, place, issue.path, issue.input)];
    return issue.keys.map((key) => {
      const owner = issue.input as Record<string, unknown> | undefined;
      return faultOf(issue, place, [...issue.path, key], owner?.[key]);
    });
  });
}
