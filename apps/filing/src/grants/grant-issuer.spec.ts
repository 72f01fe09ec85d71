import type { CompiledKind, GrantTerms } from '@landport/kinds';
import type { Tx } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import { OfficeDay } from '../kinds/office-day';
import { GrantIssuer } from './grant-issuer';

const DECIDED = '2026-12-31T17:00:00.000Z';

/** Keeps what was written instead of writing it. */
async function issued(terms: Partial<GrantTerms>) {
  const written: (readonly unknown[])[] = [];
  const query = (_text: string, values: readonly unknown[] = []): Promise<never[]> => {
    written.push(values);
    return Promise.resolve([{ latest: 7 }] as never[]);
  };
  const kind = {
    grantOf: () => ({ prefix: 'IL', forAnyone: false, ...terms }),
    source: { header: { steps: [{ bodies: ['cq-commerce-commission', 'ckg-customs'] }] } },
  };
  const filing = {
    id: 'f',
    kind: 'permit',
    organisationId: 'yuzhou-imports',
    concerns: ['yuzhou-imports'],
    decision: { decidedAt: DECIDED },
  };
  const facts = await new GrantIssuer(new OfficeDay('Asia/Shanghai')).issue(
    { query } as unknown as Tx,
    kind as unknown as CompiledKind,
    filing as unknown as FilingState,
    {},
  );
  return { row: written.at(-1)!, facts };
}

describe('what an approval gives', () => {
  it('is numbered in the year of the office, in which it begins', async () => {
    const [number, , , holder, issuer, , from] = (await issued({})).row;
    expect(number).toMatch(/^IL-2027-000007-\d\d$/);
    expect([holder, issuer, from]).toEqual(['yuzhou-imports', 'cq-commerce-commission', '2027-01-01']);
  });

  it.each([
    [{}, null],
    [{ validFor: { years: 1, months: 0, days: 0 } }, '2028-01-01'],
    [{ validTo: '2027-06-30' }, '2027-06-30'],
    [{ validFor: { years: 0, months: 6, days: 0 }, validTo: '2027-06-30' }, '2027-06-30'],
    [{ validFor: { years: 0, months: 6, days: 0 }, validTo: '2027-08-30' }, '2027-07-01'],
  ])('with %p ends on %s', async (terms, last) => {
    expect((await issued(terms)).row[7]).toBe(last);
  });

  it('is of the holder whom the payload names', async () => {
    const { row, facts } = await issued({ holder: 'jialing-trading' });
    expect(row[3]).toBe('jialing-trading');
    expect(facts).toMatchObject([
      { sequence: 1, data: { concerns: ['yuzhou-imports', 'jialing-trading'], holder: 'jialing-trading' } },
    ]);
  });
});
