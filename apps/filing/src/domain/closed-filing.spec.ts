import { assertErasable, isClosed } from './closed-filing';

const ended = { status: 'approved', changedAt: '2026-03-02T08:00:00.000Z' } as const;

describe('a filing whose procedure ended', () => {
  it.each(['approved', 'released', 'refused', 'withdrawn', 'lapsed', 'revoked'] as const)(
    'is one that is %s',
    (status) => {
      expect(isClosed(status)).toBe(true);
    },
  );

  it.each(['lodged', 'awaitingArrival', 'underReview', 'queried'] as const)(
    'is none that is %s',
    (status) => {
      expect(() => assertErasable({ ...ended, status }, 0, '2036-03-02T08:00:00.000Z')).toThrow('under way');
    },
  );

  it('keeps its personal data to the very end of its time', () => {
    const last = '2026-04-01T07:59:59.999Z';
    expect(() => assertErasable(ended, 30, last)).toThrow('until 2026-04-01T08:00:00.000Z');
    expect(() => assertErasable(ended, 30, '2026-04-01T08:00:00.000Z')).not.toThrow();
  });
});
