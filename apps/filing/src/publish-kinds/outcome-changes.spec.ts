import type { Outcome } from '@landport/kinds';
import { changeOf, outcomeChanges } from './outcome-changes';

const outcome = (verdict: Outcome['verdict'], codes: string[] = [], mode?: Outcome['mode']): Outcome => ({
  verdict,
  codes,
  warnings: [],
  ...(mode && { mode }),
});

describe('the change of an outcome', () => {
  it('is none when the same codes come more often, or warnings do', () => {
    const before = outcome('faulty', ['k/a']);
    expect(outcomeChanges(before, { ...outcome('faulty', ['k/a', 'k/a']), warnings: ['k/odd'] })).toBe(false);
  });

  it('names what comes and what goes, each once', () => {
    const change = changeOf(outcome('faulty', ['k/a', 'k/b']), outcome('faulty', ['k/b', 'k/c', 'k/c']));
    expect(change).toEqual({ gained: ['k/c'], lost: ['k/a'], modeChanges: false });
  });

  it('is one when it is decided in another way with the same verdict', () => {
    expect(outcomeChanges(outcome('later', [], 'approval'), outcome('later', [], 'record'))).toBe(true);
  });

  it('is not one of the way of deciding when the filing would not be taken', () => {
    const change = changeOf(outcome('later', [], 'approval'), outcome('faulty', ['k/a']));
    expect(change).toEqual({ gained: ['k/a'], lost: [], modeChanges: false });
  });
});
