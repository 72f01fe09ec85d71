import { fateOf, isGone, pauseOf, type DeliveryOutcome } from './delivery-outcome';

const sentAt = new Date('2026-12-31T23:59:50Z');
const outcome = (more: Partial<DeliveryOutcome>): DeliveryOutcome => ({ sentAt, tookMs: 10_000, ...more });

describe('the outcome of a delivery', () => {
  it.each([200, 201, 204, 299])('takes %d as delivered', (status) => {
    expect(fateOf(outcome({ status }), 1, 0.5)).toEqual({ outcome: 'delivered' });
  });

  it.each([199, 300, 301, 302, 307, 400, 404, 410, 429, 500, 503])('takes %d as a failure', (status) => {
    expect(fateOf(outcome({ status }), 1, 0.5).outcome).toBe('retrying');
  });

  it('counts the wait from the failure, not from the sending', () => {
    expect(fateOf(outcome({ fault: 'no answer within 15 s' }), 1, 0.5)).toEqual({
      outcome: 'retrying',
      dueAt: new Date('2027-01-01T00:00:05Z'),
    });
  });

  it('holds after the fourteenth try, whatever pause is asked for', () => {
    expect(fateOf(outcome({ status: 429, pauseMs: 60_000 }), 14, 0.5)).toEqual({ outcome: 'held' });
  });

  it('knows one word for the end', () => {
    expect([404, 410, 500].map((status) => isGone(outcome({ status })))).toEqual([false, true, false]);
  });

  it.each([
    ['120', 120_000],
    ['Thu, 31 Dec 2026 23:59:55 GMT', 5_000],
    ['Thu, 31 Dec 2020 23:59:55 GMT', 0],
    ['-5', 0],
    ['soon', 0],
    [undefined, 0],
  ])('reads Retry-After %s', (header, pause) => {
    expect(pauseOf(header, sentAt)).toBe(pause);
  });
});
