import { OfficeDay } from './office-day';

describe('OfficeDay', () => {
  const chongqing = new OfficeDay('Asia/Shanghai');

  it('is the day at the office, not the day in UTC', () => {
    expect(chongqing.of(new Date('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
    expect(chongqing.of(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
  });

  it('ends at midnight of the office', () => {
    expect(chongqing.endOf('2026-03-02').toISOString()).toBe('2026-03-02T16:00:00.000Z');
    expect(new OfficeDay('UTC').endOf('2026-12-31').toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });
});
