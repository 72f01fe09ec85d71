import { rank, type Candidate } from './ranking';

const lodged = (filingId: string, lodgedAt: string, ...marks: string[]): Candidate => ({
  filingId,
  lodgedAt,
  marks,
});
const MONDAY = '2026-03-02T00:00:00.000Z';
const TUESDAY = '2026-03-03T00:00:00.000Z';

describe('the ranking of a round', () => {
  it('goes by the mean of the marks and leaves out who does not pass', () => {
    const standings = rank(
      [
        lodged('a', MONDAY, '60', '59.99'),
        lodged('b', MONDAY, '90', '80'),
        lodged('c', MONDAY, '59.99', '59.99'),
      ],
      { passMark: '60', places: undefined },
    );
    expect(standings).toEqual([
      { filingId: 'b', mean: '85.00', rank: 1, isSelected: true },
      // 59.995 rounds half up.
      { filingId: 'a', mean: '60.00', rank: 2, isSelected: true },
      { filingId: 'c', mean: '59.99', rank: undefined, isSelected: false },
    ]);
  });

  it('fills the places and no more', () => {
    const standings = rank(
      [lodged('a', MONDAY, '70'), lodged('b', MONDAY, '90'), lodged('c', MONDAY, '80')],
      { passMark: '60', places: 2 },
    );
    expect(standings.map(({ filingId, isSelected }) => [filingId, isSelected])).toEqual([
      ['b', true],
      ['c', true],
      ['a', false],
    ]);
  });

  it('parts equal means by the lowest mark, then by who lodged first', () => {
    const standings = rank(
      [
        lodged('frowned-on', MONDAY, '60', '100'),
        lodged('later', TUESDAY, '80', '80'),
        lodged('earlier', MONDAY, '80', '80'),
      ],
      { passMark: '60', places: 1 },
    );
    expect(standings.map(({ filingId }) => filingId)).toEqual(['earlier', 'later', 'frowned-on']);
  });

  it('adds decimals exactly', () => {
    const [standing] = rank([lodged('a', MONDAY, '0.1', '0.2', '0.3')], {
      passMark: '0.2',
      places: undefined,
    });
    expect(standing).toMatchObject({ mean: '0.20', isSelected: true });
  });
});
