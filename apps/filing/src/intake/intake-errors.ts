import { Problem } from '@landport/http';
import type { FilingKey } from './lodgement';
import type { Difference } from './content-diff';

const RETRY = { 'retry-after': '1' };

/** The queue is full: shed at once rather than answer late. */
export const intakeFull = (): Problem =>
  new Problem({
    status: 503,
    code: 'filing/intake-full',
    detail: {
      en: 'More filings wait to be written than may; nothing of this one was stored.',
      zh: '等待写入的申报已达上限;本次申报未保存任何内容。',
    },
    headers: RETRY,
  });

/** An equal request is being written elsewhere and has not ended in the time we wait for it. */
export const stillInFlight = (): Problem =>
  new Problem({
    status: 409,
    code: 'idempotency/in-flight',
    detail: {
      en: 'A request with the same key or reference is still being written.',
      zh: '使用相同幂等键或编号的请求仍在写入。',
    },
    headers: RETRY,
  });

/** Reference or key stands for other content already. */
export function keyReused(key: FilingKey, filingId: string, differences: readonly Difference[]): Problem {
  const isReference = key.scope === 'reference';
  return new Problem({
    status: 422,
    code: isReference ? 'filing/reference-reused' : 'idempotency/key-reused',
    detail: isReference
      ? {
          en: `Reference ${key.value} was lodged with other content.`,
          zh: `编号 ${key.value} 已用于内容不同的申报。`,
        }
      : { en: 'The key was used for a request with other content.', zh: '该幂等键已用于内容不同的请求。' },
    errors: differences.map(({ pointer, value }) => ({
      code: 'differs',
      pointer,
      ...(value === undefined ? {} : { value }),
      message: { en: 'Differs from what was lodged first.', zh: '与首次申报的内容不同。' },
    })),
    extensions: { first: { href: `/v1/filings/${filingId}` } },
  });
}
