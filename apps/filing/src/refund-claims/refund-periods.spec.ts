import { lastDayOfClaim } from './refund-periods';

describe('the period of a refund claim', () => {
  it.each([
    ['overpaid', '2024-11-30', '2025-11-30', 'article 63'],
    ['overpaid', '2024-12-01', '2027-12-01', 'article 51'],
    ['goodsReturned', '2026-03-02', '2027-03-02', 'article 52'],
    ['shortLanded', '2026-03-02', '2029-03-02', 'article 51'],
    ['notExported', '2028-02-29', '2029-02-28', 'article 52'],
  ] as const)('of %s paid on %s ends with %s', (reason, paidOn, day, law) => {
    expect(lastDayOfClaim(reason, paidOn)).toEqual({ day, legalBasis: expect.stringContaining(law) });
  });

  it('is not known for what was paid before its law', () => {
    expect(lastDayOfClaim('goodsReturned', '1999-01-01')).toBeUndefined();
  });
});
