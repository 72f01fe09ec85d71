import { PROBLEMS } from '@landport/http';
import type { Dispatcher } from 'undici';

export interface Answer {
  /** What was asked, for a test's message. */
  readonly of: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** What only our code, our machine or our database could have written; nothing that a test sends looks like it. */
const INTERNALS: readonly RegExp[] = [
  /\n?\s+at .+\(?.+:\d+:\d+\)?/,
  /node_modules|node:internal|\.[cm]?[jt]s:\d+/,
  new RegExp(process.cwd()),
  /\bSQLSTATE\b|syntax error at or near|invalid input syntax|invalid byte sequence|duplicate key value/,
  /relation "|column "|violates .+ constraint|\bpg_\w+|out of range for type/,
  /ECONNREFUSED|ECONNRESET|EPIPE|postgres:\/\//,
  /Unexpected token|is not a function|Cannot read propert|undefined is not|\[object Object\]/,
  /Internal Server Error/,
];

export async function answerOf(of: string, answer: Dispatcher.ResponseData): Promise<Answer> {
  const text = await answer.body.text();
  const isJson = /json/.test(String(answer.headers['content-type']));
  const json = isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { of, status: answer.statusCode, headers: answer.headers, text, json };
}

/** What sort of refusal it is, by its codes; undefined for another answer. */
export function refusalIn({ status, json }: Answer): string | undefined {
  if (status < 400 || status >= 500) return undefined;
  const errors = (json['errors'] ?? []) as readonly { code: string }[];
  return [String(status), json['code'], errors[0]?.code ?? ''].join(' ');
}

/** Faults of the answer itself, whatever was asked: none for one that may be shown to an enemy. */
export function faultsOfAnswer(answer: Answer): string[] {
  const { status, text } = answer;
  const told = INTERNALS.filter((pattern) => pattern.test(text)).map((pattern) => `tells ${pattern}`);
  if (status < 400) return told;
  return [...(status >= 500 && status !== 503 ? [`is ${status}`] : []), ...told, ...faultsOfProblem(answer)];
}

function faultsOfProblem({ status, headers, json, of }: Answer): string[] {
  const faults: string[] = [];
  const check = (isSound: boolean, fault: string): void => {
    if (!isSound) faults.push(fault);
  };
  if (of.startsWith('HEAD ')) return faults;
  const code = String(json['code']);
  check(String(headers['content-type']).startsWith('application/problem+json'), 'is no problem document');
  check(Object.hasOwn(PROBLEMS, code), `code ${code} stands in no catalogue`);
  check(/^[0-9a-f]{32}$/.test(String(json['traceId'])), 'has no traceId');
  check(json['traceId'] === headers['landport-trace-id'], 'traceId is not the header’s');
  check(json['status'] === status, 'says another status');
  for (const member of ['type', 'title', 'detail'])
    check(typeof json[member] === 'string' && json[member] !== '', `has no ${member}`);
  return faults;
}

/** Every answer that has faults, with them, in words; an empty list is what a test wants. */
export const blemishes = (answers: readonly Answer[]): string[] =>
  answers.flatMap((answer) => {
    const faults = faultsOfAnswer(answer);
    return faults.length === 0 ? [] : [`${answer.of} ${faults.join(', ')}: ${answer.text.slice(0, 400)}`];
  });
