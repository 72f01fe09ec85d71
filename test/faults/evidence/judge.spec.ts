import { SORTS, TOLD, type Acknowledged, type Sort } from '../traffic/sorts';
import type { Evidence, FeedEntry } from './evidence';
import { violationsIn, violationsInHistory } from './judge';

const DIGEST = 'ab'.repeat(32);
const receiptFor = (digest: string): string =>
  `e30.${Buffer.from(JSON.stringify({ sha256: digest })).toString('base64url')}.c2ln`;

const acknowledged = (sort: Sort, number: number): Acknowledged => ({
  sort,
  reference: `R-${number}`,
  filingId: `filing-${number}`,
  receipt: receiptFor(DIGEST),
  digest: DIGEST,
});

const SENT = [
  acknowledged('onTheSpot', 1),
  acknowledged('outOfLedger', 2),
  acknowledged('awaited', 3),
  acknowledged('lookedAt', 4),
];
const AT_CUSTOMS = { 'filing-2': 'released', 'filing-3': 'awaitArrival', 'filing-4': 'manualReview' };

const entry = (organisation: string, sequence: number, type: string, subject: string): FeedEntry => ({
  ...{ organisation, sequence, type, subject },
  id: `id-${String(sequence).padStart(3, '0')}`,
});

/** Databases in which all is well. */
function sound(): Evidence & { filings: Evidence['filings'][number][]; feed: FeedEntry[] } {
  const numbers: Record<string, number> = {};
  const feed = SENT.flatMap(({ sort, filingId }) =>
    ['landport.filing.lodged.v1', TOLD[SORTS[sort].comesTo[0]!]!].map((type) => {
      const { owner } = SORTS[sort];
      numbers[owner] = (numbers[owner] ?? 0) + 1;
      return entry(owner, numbers[owner], type, filingId);
    }),
  );
  const filings = SENT.map(({ sort, reference, filingId, receipt, digest }) => ({
    ...{ reference, filingId, receipt: receipt ?? '', digest },
    status: SORTS[sort].comesTo[0]!,
    facts: 2,
  }));
  return {
    ...{ filings, feed, counters: numbers, declarations: AT_CUSTOMS },
    outgoingLists: { 'filing-2': 1 },
    ...{ unread: [], residue: [] },
  };
}

const found = (change: Partial<Evidence> = {}): string[] => violationsIn(SENT, { ...sound(), ...change });
const changed = (number: number, change: Partial<Evidence['filings'][number]>): Partial<Evidence> => ({
  filings: sound().filings.map((filing, index) => (index === number - 1 ? { ...filing, ...change } : filing)),
});

describe('the judge of what a fault left behind', () => {
  it('finds nothing where all is well', () => {
    expect(found()).toEqual([]);
  });

  it('finds a filing that was acknowledged and is lost', () => {
    expect(found({ filings: sound().filings.slice(1) })).toContain('R-1 was acknowledged and is lost');
  });

  it('finds a filing that is there twice', () => {
    const { filings } = sound();
    expect(found({ filings: [...filings, { ...filings[0]!, filingId: 'another' }] })).toContain(
      'R-1 is there 2 times',
    );
  });

  it('finds a filing that nobody sent', () => {
    const { filings } = sound();
    expect(found({ filings: [...filings, { ...filings[0]!, reference: 'R-9' }] })).toContain(
      'R-9 is there and nobody was told so',
    );
  });

  it.each([
    ['under another id', { filingId: 'another' }, 'R-1 is another, acknowledged as filing-1'],
    ['with other bytes', { digest: 'cd' }, 'R-1 is kept with other bytes than were sent'],
    ['with another receipt', { receipt: 'x' }, 'R-1 is kept with another receipt than was answered'],
    ['in a state it cannot stay in', { status: 'lodged' as const }, 'R-1 is lodged instead of approved'],
    ['with a fact that nobody was told', { facts: 3 }, 'R-1 told 3 facts, 2 stand in the feed'],
  ])('finds a filing %s', (_, change, words) => {
    expect(found(changed(1, change))).toContain(words);
  });

  it('finds a receipt that is for other bytes', () => {
    const forged = { ...SENT[0]!, receipt: receiptFor('cd') };
    const evidence = { ...sound(), ...changed(1, { receipt: forged.receipt }) };
    expect(violationsIn([forged, ...SENT.slice(1)], evidence)).toEqual([
      'R-1 has a receipt for other bytes than were sent',
    ]);
  });

  it('finds customs of another mind than filing', () => {
    expect(found({ declarations: { ...AT_CUSTOMS, 'filing-2': 'accepted' } })).toEqual([
      'R-2 is released and at customs accepted',
    ]);
    expect(found({ declarations: { 'filing-2': 'released', 'filing-3': 'awaitArrival' } })).toEqual([
      'R-4 is underReview and at customs unknown',
    ]);
  });

  it('finds a declaration at customs of a filing that is none', () => {
    expect(found({ declarations: { ...AT_CUSTOMS, 'filing-1': 'accepted' } })).toEqual([
      'R-1 is approved and at customs accepted',
    ]);
  });

  it('finds an end that somebody was told and that did not come to pass', () => {
    const [first, ...others] = SENT;
    const told = (...words: Acknowledged['words'] & object) =>
      violationsIn([{ ...first!, words }, ...others], sound());
    expect(told('approved')).toEqual([]);
    expect(told('refused')).toEqual(['R-1 is approved, and somebody was told refused']);
    expect(told('approved', 'withdrawn')).toEqual([
      'R-1 is approved, and somebody was told approved, withdrawn',
    ]);
  });

  it('holds a row of a batch, which was answered without a receipt, to the receipt that is kept', () => {
    const rows = SENT.map(({ receipt: _, ...row }) => row);
    expect(violationsIn(rows, sound())).toEqual([]);
    expect(violationsIn(rows, { ...sound(), ...changed(1, { receipt: receiptFor('cd') }) })).toEqual([
      'R-1 has a receipt for other bytes than were sent',
    ]);
  });

  it('finds goods taken out of a ledger twice, or never', () => {
    expect(found({ outgoingLists: { 'filing-2': 2 } })).toEqual([
      'R-2 took goods out of a ledger by 2 lists',
    ]);
    expect(found({ outgoingLists: {} })).toEqual(['R-2 took goods out of a ledger by 0 lists']);
  });

  it('finds a gap in a feed, a number given twice, and a cut end', () => {
    const { feed } = sound();
    expect(found({ feed: feed.filter(({ sequence }) => sequence !== 3) })).toContain(
      'the feed of yuzhou-imports has 4 in the place of 3',
    );
    expect(found({ feed: [...feed, { ...feed[2]! }] })).toContain(
      'the feed of yuzhou-imports has 3 in the place of 4',
    );
    expect(found({ feed: feed.slice(0, -1) })).toContain('the feed of jialing-trading has 1 of 2 entries');
    expect(found({ feed: feed.filter(({ organisation }) => organisation !== 'jialing-trading') })).toContain(
      'the feed of jialing-trading has 0 of 2 entries',
    );
  });

  it('finds facts of a filing told out of order, or its end not told', () => {
    const { feed } = sound();
    const swapped = feed.map((each) =>
      each.sequence > 2 || each.organisation !== 'yuzhou-imports'
        ? each
        : { ...each, sequence: 3 - each.sequence },
    );
    expect(found({ feed: swapped })).toEqual([
      'R-1 does not begin in the feed with being lodged',
      'R-1 is told out of order',
    ]);
    const silent = feed.map((each) => ({ ...each, type: 'landport.filing.lodged.v1' }));
    expect(found({ feed: silent })).toContain('R-4 is not told once as landport.filing.review-opened.v1');
  });

  it('passes on what the databases say themselves', () => {
    expect(
      found({ unread: ['filing has handled 1 of 2'], residue: ['a ledger does not sum to zero'] }),
    ).toEqual(['filing has handled 1 of 2', 'a ledger does not sum to zero']);
  });
});

describe('the judge of histories', () => {
  const history = {
    filingId: 'filing-1',
    isWhole: true,
    statuses: ['lodged', 'awaitingArrival', 'released'],
  };

  it('finds nothing in a whole one', () => {
    expect(violationsInHistory(history)).toEqual([]);
  });

  it('finds a broken chain, a wrong beginning and a move that no law knows', () => {
    expect(violationsInHistory({ ...history, isWhole: false })).toEqual([
      'the history of filing-1 is not whole',
    ]);
    expect(violationsInHistory({ ...history, statuses: ['lodged', 'released', 'lodged'] })).toEqual([
      'filing-1 made the move released → lodged',
    ]);
    expect(violationsInHistory({ ...history, statuses: ['approved'] })).toEqual([
      'the history of filing-1 begins with approved',
    ]);
  });
});
