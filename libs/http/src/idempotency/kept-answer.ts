import type { Tx } from '@landport/platform';
import { Problem } from '../problems/problem';
import { differencesOf } from './differences';
import type { KeyedRequest } from './key-of';

/** An answer in the bytes that leave the house. */
export interface RenderedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

interface Row {
  readonly method: string;
  readonly path: string;
  readonly digest: Buffer;
  readonly content: Buffer | null;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly answer: string;
}

const FIRST = `SELECT method, path, digest, content, status, headers, answer
  FROM idempotency_key WHERE organisation_id = $1 AND key = $2`;

/**
 * The answer that the first request with this key was given.
 * @throws Problem 422 naming the fields when this request asks for something else
 */
export async function firstAnswer(tx: Tx, request: KeyedRequest): Promise<RenderedAnswer> {
  const [first] = await tx.query<Row & Record<string, unknown>>(FIRST, [request.organisationId, request.key]);
  if (first === undefined) throw new Error(`idempotency key ${request.key} is neither free nor taken`);
  if (!first.digest.equals(request.digest)) refuseOtherContent(first, request);
  return { status: first.status, headers: first.headers, text: first.answer };
}

function refuseOtherContent(first: Row, now: KeyedRequest): void {
  const isSameRoute = first.method === now.method && first.path === now.path;
  const areJson = isSameRoute && first.content !== null && now.content !== null;
  const differing = areJson ? differencesOf(parsed(first.content), parsed(now.content)) : [];
  if (areJson && differing.length === 0) return;
  throw new Problem({
    status: 422,
    code: 'idempotency/key-reused',
    detail: isSameRoute
      ? { en: 'The first request with this key had other content.', zh: '使用该键的首个请求内容不同。' }
      : {
          en: `The first request with this key was ${first.method} ${first.path}.`,
          zh: `使用该键的首个请求为 ${first.method} ${first.path}。`,
        },
    errors: differing.map(({ pointer, first: before, now: value }) => ({
      code: 'idempotency/key-reused',
      pointer,
      value: value ?? null,
      message: {
        en: `The first request said ${JSON.stringify(before) ?? 'nothing'} here.`,
        zh: `首个请求此处为 ${JSON.stringify(before) ?? '空'}。`,
      },
    })),
  });
}

const parsed = (bytes: Buffer | null): unknown => JSON.parse(String(bytes)) as unknown;
