import { searchTerms } from './search-terms';

describe('the terms by which a filing is found', () => {
  it('are its reference, waybills, consignment references and parties', () => {
    const payload = {
      Declarant: { ID: 'YuZhou-Imports' },
      Agent: { ID: 'bayu-brokers', Name: 'Bayu  Brokers Ltd' },
      GoodsShipment: {
        UCR: { ID: '6CN123', TraderAssignedReferenceID: 'ORDER-7' },
        Importer: { Name: '重庆渝州进口有限公司' },
        GovernmentAgencyGoodsItem: [{ UCR: { ID: '6CN124' }, Commodity: { Description: 'not a party' } }],
      },
      AuthorisationHolder: [{ ID: 'H1' }, { ID: 'H2' }],
    };
    expect(searchTerms('YZ-1', ['999-12345675'], payload).sort()).toEqual(
      [
        'ref:yz-1',
        'awb:999-12345675',
        'party:yuzhou-imports',
        'party:bayu-brokers',
        'party:bayu brokers ltd',
        'party:brokers ltd',
        'party:ltd',
        'party:重庆渝州进口有限公司',
        'ucr:6cn123',
        'ucr:order-7',
        'ucr:6cn124',
        'party:h1',
        'party:h2',
      ].sort(),
    );
  });

  it('come from kinds of other shapes too', () => {
    const payload = { organiser: { name: 'Jialing', document: { number: '915' } }, applicant: 'Wang Fang' };
    expect(searchTerms('W-1', [], payload)).toEqual(['ref:w-1', 'party:jialing', 'party:wang fang']);
  });

  it('are bounded, whatever a payload holds', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({ ID: `P${n}`, Name: 'x '.repeat(500) }));
    const terms = searchTerms('R', [], { party: many });
    expect(terms).toHaveLength(200);
    expect(Math.max(...terms.map(({ length }) => length))).toBeLessThanOrEqual(146);
    let deep: object = { ID: 'bottom' };
    for (let n = 0; n < 10_000; n += 1) deep = { party: deep };
    expect(searchTerms('R', [], { deep })).not.toContain('party:bottom');
  });
});
