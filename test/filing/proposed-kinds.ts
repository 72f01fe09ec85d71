import { loadPackages, type KindPackage } from '@landport/kinds';
import type { Answer, FilingWindow, Person } from './filing-window';

/** A day so far ahead that it is never today. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const aName = { en: 'Name', zh: '名称' };

/** A small kind that the communications administration leads: names must be short. */
export function aPackage(kind: string, validFrom: string, most = 20): KindPackage {
  const text = { en: 'x', zh: 'x' };
  const code = `${kind}/name-too-long`;
  return {
    header: {
      kind,
      validFrom,
      title: aName,
      summary: aName,
      decision: [{ mode: 'approval', validFrom: '2020-01-01' }],
      handledBy: 'filing',
      steps: [{ name: 'review', title: text, bodies: ['cq-communications-administration'] }],
      documents: [],
      clocks: [],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: { name: { type: 'string' } },
    },
    rules: [
      {
        code,
        reads: { name: '/name' },
        expression: 'decimal(size(name)) <= parameters.most',
        pointer: '/name',
        says: text,
        message: text,
        remedy: text,
        outcome: 'fault',
      },
    ],
    parameters: [{ name: 'most', value: String(most), validFrom: '2020-01-01' }],
    examples: {
      pass: [{ title: 'short', on: validFrom, payload: { name: 'A' } }],
      fail: [{ title: 'long', on: validFrom, payload: { name: 'A'.repeat(most + 1) }, gives: [code] }],
    },
  } as unknown as KindPackage;
}

export const shipped = (kind: string): KindPackage =>
  loadPackages().find(({ header }) => header.kind === kind)!;

/** A shipped package from another day, changed. */
export const versionOf = (
  kind: string,
  validFrom: string,
  change: Partial<KindPackage> = {},
): KindPackage => {
  const source = shipped(kind);
  return { ...source, ...change, header: { ...source.header, ...change.header, validFrom } };
};

export const propose = (window: FilingWindow, who: Person, body: KindPackage): Promise<Answer> =>
  window.ask(who, 'POST', `/v1/kinds/${body.header.kind}/versions`, { body });

/** Proposed, and replayed to the end. */
export async function replayed(window: FilingWindow, who: Person, body: KindPackage): Promise<string> {
  const answer = await propose(window, who, body);
  if (answer.status !== 201) throw new Error(`not proposed: ${answer.text}`);
  const id = String(answer.json['id']);
  await window.eventually('the end of the replay', async () => {
    const { json } = await window.ask(who, 'GET', `/v1/kind-proposals/${id}`);
    const { state } = json['replay'] as unknown as { state: string };
    if (state === 'failed') throw new Error(JSON.stringify(json['replay']));
    return state === 'done' ? state : undefined;
  });
  return id;
}

export async function consent(window: FilingWindow, who: Person, id: string, etag?: string): Promise<Answer> {
  const path = `/v1/kind-proposals/${id}`;
  const headers = { 'if-match': etag ?? (await window.etagOf(who, path)) };
  return window.ask(who, 'POST', `${path}/consent`, { headers });
}
