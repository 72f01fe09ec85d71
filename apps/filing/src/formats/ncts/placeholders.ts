import type { Fault } from '@landport/kinds';
import type { SubmittedContent } from '../../submission/submitted-content';
import { PLACEHOLDER } from './formats';
import { TRANSIT_KIND } from './transit-filing';

/** Test files of the standard are lodged before a tool has filled them in: told, and no reason to refuse. */
export function placeholdersIn({ kind, payload }: SubmittedContent): Fault[] {
  return kind === TRANSIT_KIND ? [...found(payload, '')] : [];
}

function* found(value: unknown, pointer: string): Generator<Fault> {
  if (typeof value === 'string' && PLACEHOLDER.test(value)) yield { ...TEXTS, pointer, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* found(inner, `${pointer}/${name}`);
}

const TEXTS = {
  code: 'filing/placeholder',
  message: { en: 'A placeholder of a test file stands here.', zh: '此处仍为测试文件的占位符。' },
  remedy: { en: 'Put the value in its place.', zh: '请填入实际值。' },
} as const;
