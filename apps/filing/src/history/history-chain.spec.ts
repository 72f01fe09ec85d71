import type { HistoryEntry } from '../domain/history-entry';
import { EMPTY_CHAIN, seal, verify, type SealedEntry } from './history-chain';

const entry = (action: HistoryEntry['action'], why: string): HistoryEntry => ({
  action,
  at: '2026-03-02T08:00:00.000Z',
  by: { id: 'officer-chen', organisationId: 'ckg-customs' },
  version: 1,
  status: 'lodged',
  why,
});

describe('the history chain', () => {
  const first = seal(EMPTY_CHAIN, [entry('lodged', 'a'), entry('accepted', 'b')]);
  const second = seal(first.head, [entry('assessed', 'c'), entry('released', 'd')]);
  const chain = [...first.sealed, ...second.sealed];
  const changed = (index: number, change: Partial<SealedEntry>): SealedEntry[] =>
    chain.map((each, at) => (at === index ? { ...each, ...change } : each));

  it('is whole when it is read as it was written, over several writings', () => {
    expect(verify(chain, second.head)).toEqual({ whole: true });
  });

  it('stays whole when content and salt of an entry are erased', () => {
    expect(verify(changed(1, { content: null, salt: null }), second.head)).toEqual({ whole: true });
  });

  it.each([
    [
      'an edited content',
      changed(1, { content: chain[1]!.content!.replace('officer-chen', 'officer-li') }),
      2,
    ],
    ['an edited time', changed(2, { at: '2026-03-02T09:00:00.000Z' }), 3],
    ['an edited action', changed(3, { action: 'decided' }), 4],
    ['an entry taken out', [chain[0]!, chain[2]!, chain[3]!], 2],
    ['two entries changed about', [chain[0]!, chain[2]!, chain[1]!, chain[3]!], 2],
    ['a tail cut off', chain.slice(0, 3), 4],
    ['an entry put in', [...chain, ...seal(second.head, [entry('goodsExited', 'e')]).sealed], 5],
  ])('finds %s', (_what, tampered, brokenAt) => {
    expect(verify(tampered, second.head)).toEqual({ whole: false, brokenAt });
  });
});
