import type { PostCheckState } from '@landport/contracts';
import { PostCheck, type PostCheckRecord } from './post-check';

const officer = { id: 'officer-wang', organisationId: 'cq-communications-administration' };
const NOON = '2026-03-10T04:00:00.000Z';
const LATER = '2026-03-20T16:00:00.000Z';
const AFTER = '2026-03-20T16:00:01.000Z';

const aCheck = () =>
  PostCheck.open({
    id: '0190aaaa-0000-7000-8000-000000000001',
    filingId: '0190aaaa-0000-7000-8000-000000000002',
    holder: 'yuzhou-imports',
    body: 'cq-communications-administration',
    cause: 'commitment',
    openedAt: '2026-03-02T00:00:00.000Z',
    checkBy: '2026-05-04T16:00:00.000Z',
    putRightWithin: 10,
  });

/** By hand, from the procedure: what each state lets happen. */
const MAY: Readonly<Record<PostCheckState, readonly string[]>> = {
  due: ['confirm', 'order', 'revoke as false'],
  putRightOrdered: ['respond', 'revoke as false', 'revoke when time is over'],
  putRight: ['confirm', 'order', 'revoke', 'revoke as false', 'revoke when time is over'],
  confirmed: [],
  revoked: [],
};

const WAYS: Readonly<Record<PostCheckState, (check: PostCheck) => void>> = {
  due: () => undefined,
  putRightOrdered: (check) => check.order('Fence the store.', LATER, NOON),
  putRight: (check) => {
    check.order('Fence the store.', LATER, NOON);
    check.respond('It is fenced.', [], NOON);
  },
  confirmed: (check) => check.confirm('All met.', officer, NOON),
  revoked: (check) => check.revoke('There never was a store.', true, officer, NOON),
};

const ACTS: Readonly<Record<string, (check: PostCheck) => void>> = {
  confirm: (check) => check.confirm('All met.', officer, NOON),
  order: (check) => check.order('Fence the store.', LATER, NOON),
  respond: (check) => check.respond('It is fenced.', [], NOON),
  revoke: (check) => check.revoke('Badly kept.', false, officer, NOON),
  'revoke as false': (check) => check.revoke('Untrue.', true, officer, NOON),
  'revoke when time is over': (check) => check.revoke('Not put right.', false, officer, AFTER),
};

describe('a check after the decision', () => {
  const cases = (Object.keys(WAYS) as PostCheckState[]).flatMap((state) =>
    Object.keys(ACTS).map((act) => [state, act] as const),
  );

  it.each(cases)('%s: %s', (state, act) => {
    const check = aCheck();
    WAYS[state](check);
    expect(check.snapshot.state).toBe(state);
    const before: PostCheckRecord = structuredClone(check.snapshot);
    if (MAY[state].includes(act)) {
      ACTS[act]!(check);
      expect(check.snapshot.version).toBe(before.version + 1);
      expect(check.snapshot.state).not.toBe(state);
    } else {
      expect(() => ACTS[act]!(check)).toThrow();
      expect(check.snapshot).toEqual(before);
    }
  });

  it('forgets the first answer when it orders a second time', () => {
    const check = aCheck();
    WAYS.putRight(check);
    check.order('The fence has a gap.', LATER, NOON);
    expect(check.snapshot).toMatchObject({ response: null, order: { text: 'The fence has a gap.' } });
  });
});
