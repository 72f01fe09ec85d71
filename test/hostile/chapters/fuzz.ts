import type { RouteDefinition } from '@landport/contracts';
import * as fc from 'fast-check';
import { blemishes } from '../answer';
import { aDeclaration, aWebsiteFiling } from '../../filing/filings';
import { spoilt, EVERY_ROUTE, takesJson } from '../routes';
import type { Chapter } from './chapter';

/** `FUZZ_SEED` repeats a run whose seed a failure names. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = 40;

/** Changes name a stale version, so that what other tests need is not used up. */
const FUZZED = EVERY_ROUTE.filter(([, route]) => takesJson(route));

type Step = {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'repeat' | 'rename' | 'nest';
  readonly by: unknown;
};

const NUMBERS = fc.constantFrom(0, -1, 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 1e15, 0.1, 1e-7, 1e21);
const TEXTS = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
  fc.constantFrom(
    '',
    ' ',
    '-0',
    '1e9',
    '9'.repeat(40),
    '0.00000000001',
    '2026-02-30',
    '0000-01-01T00:00:00Z',
    '𝕏',
    '\u202e',
    'a'.repeat(5_000),
    '999-10000012',
    'CNY',
    'KGM',
  ),
);
const VALUES = fc.oneof(NUMBERS, TEXTS, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));
const STEPS: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    at: fc.nat(10_000),
    how: fc.constantFrom('replace', 'remove', 'repeat', 'rename', 'nest'),
    by: VALUES,
  }),
  { minLength: 1, maxLength: 4 },
);

interface Place {
  readonly owner: Record<string, unknown>;
  readonly name: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Record<string, unknown>;
  return Object.keys(owner).flatMap((name) => [{ owner, name }, ...placesIn(owner[name])]);
}

/** A sound body with a few places changed; places are counted anew after each. */
function mutated(body: unknown, steps: readonly Step[]): unknown {
  const copy = structuredClone(body);
  for (const { at, how, by } of steps) {
    const places = placesIn(copy);
    if (places.length === 0) break;
    const { owner, name } = places[at % places.length]!;
    const was = owner[name];
    if (how === 'replace') owner[name] = by;
    else if (how === 'nest') owner[name] = [was];
    else if (how === 'repeat')
      owner[name] = Array.isArray(was) ? [...(was as unknown[]), ...(was as unknown[])] : [was, was];
    else Reflect.deleteProperty(owner, name);
    if (how === 'rename') owner[`${name}X`] = was;
  }
  return copy;
}

const bodiesOf = (key: string, { body }: { readonly body?: unknown }): unknown[] =>
  key === 'POST /v1/filings' ? [aDeclaration('FUZZ'), aWebsiteFiling('FUZZ')] : [body];

/** Sound bodies with a few places changed: refused or taken, never a fault of ours. */
export const fuzz: Chapter = (stage) => {
  describe(`with bodies made from sound ones (FUZZ_SEED=${SEED})`, () => {
    it.each(FUZZED)('%s answers or refuses', async (key: string, route: RouteDefinition) => {
      const { seeded, perfect } = stage();
      const asked = await perfect.ask(route);
      for (const body of bodiesOf(key, asked as { body?: unknown }))
        await fc.assert(
          fc.asyncProperty(STEPS, async (steps) => {
            const sent = JSON.stringify(mutated(body, steps));
            const answer = await seeded.window.ask(
              'gateway',
              spoilt(asked, { body: sent, headers: { 'if-match': '"999999"' } }),
            );
            expect([sent, blemishes([answer])]).toEqual([sent, []]);
          }),
          { numRuns: RUNS, seed: SEED, endOnFailure: true },
        );
    });
  });
};
