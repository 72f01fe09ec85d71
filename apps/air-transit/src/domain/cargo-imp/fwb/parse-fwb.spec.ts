import { LINES, parse, understood } from './fwb-under-test';

describe('an FWB', () => {
  it('is understood whole, without a finding', () => {
    expect(parse(LINES).findings).toEqual([]);
    expect(understood(LINES)).toEqual({
      awb: '999-12345675',
      origin: 'HKG',
      destination: 'CKG',
      pieces: 10,
      weight: { value: '120.5', unit: 'KGM' },
      volume: { value: '0.31', unit: 'MTQ' },
      densityGroup: 6,
      flights: [
        { carrier: 'CA', number: '1234', day: 24 },
        { carrier: 'CA', number: '4321', day: 25 },
      ],
      route: [
        { airport: 'PVG', carrier: 'MU' },
        { airport: 'CKG', carrier: 'CA' },
      ],
      shipper: {
        account: 'ACC1',
        name: 'PACIFIC CHIPS LTD SECOND NAME LINE',
        address: ['1 CONTAINER PORT ROAD'],
        place: 'HONG KONG',
        state: 'NT',
        country: 'HK',
        postCode: '999077',
        contacts: [
          { kind: 'TE', number: '85212345678' },
          { kind: 'FX', number: '85287654321' },
        ],
      },
      consignee: {
        name: 'YUZHOU IMPORTS',
        address: ['88 JIANGBEI AVENUE'],
        place: 'CHONGQING',
        country: 'CN',
        contacts: [],
      },
      agent: { iataCode: '9147123', cassAddress: '0101', name: 'PACIFIC FORWARDING', place: 'HONG KONG' },
      rating: [
        {
          number: 1,
          pieces: 6,
          weight: { value: '80.5', unit: 'KGM' },
          rateClass: 'Q',
          commodityItem: 'N100',
          chargeableWeight: '80.5',
          rate: '1.50',
          total: '120.75',
          descriptors: [],
        },
        {
          number: 2,
          pieces: 4,
          weight: { value: '40', unit: 'KGM' },
          rateClass: 'Q',
          chargeableWeight: '40',
          rate: '1.50',
          total: '60',
          descriptors: [],
        },
        {
          number: 3,
          descriptors: [
            { kind: 'goods', text: 'INTEGRATED CIRCUITS' },
            { kind: 'goods', text: 'IN TRAYS' },
          ],
        },
        { number: 4, descriptors: [{ kind: 'harmonisedCode', text: '854231' }] },
        {
          number: 5,
          descriptors: [
            {
              kind: 'dimensions',
              weight: { value: '80.5', unit: 'KGM' },
              dimensions: { unit: 'CMT', length: 80, width: 40, height: 20, pieces: 6 },
            },
          ],
        },
        { number: 6, descriptors: [{ kind: 'dimensions' }] },
        { number: 7, descriptors: [{ kind: 'volume', volume: { value: '0.31', unit: 'MTQ' } }] },
        { number: 8, descriptors: [{ kind: 'loadAndCount', pieces: 120 }] },
        { number: 9, descriptors: [{ kind: 'unitLoad', text: 'AKE12345CA' }] },
        { number: 10, descriptors: [{ kind: 'originCountry', text: 'US' }] },
      ],
      goodsDescription: 'INTEGRATED CIRCUITS IN TRAYS',
      consolidation: false,
      charges: {
        currency: 'CNY',
        chargeCode: 'PX',
        prepaidOrCollect: 'PP',
        declaredForCarriage: 'NVD',
        declaredForCustoms: '1500.00',
        insured: 'XXX',
        other: [
          { term: 'P', code: 'MY', entitlement: 'C', amount: '1600.50' },
          { term: 'P', code: 'SC', entitlement: 'A', amount: '12' },
        ],
        prepaid: [
          { code: 'WT', amount: '180.75' },
          { code: 'CT', amount: '1793.25' },
        ],
        collect: [],
        inDestinationCurrency: { currency: 'CNY', exchangeRate: '7.12', charges: ['1', '2', '3'] },
        commission: { indicator: 'N', amount: '10.00', percentage: '5' },
        salesIncentive: { amount: '100', indicator: 'XX' },
      },
      handlingCodes: ['ELI', 'SPX'],
      customsOrigin: 'T1',
      issue: {
        date: { day: 24, month: 11, yearOfCentury: 26 },
        place: 'HONG KONG',
        signature: 'PACIFIC FORWARDING',
      },
      participants: [
        { name: 'OTHER PARTY', office: 'HKGFFCA', file: 'F2', kind: 'GHA', code: 'GROUND', airport: 'CKG' },
      ],
      regulatory: [
        { country: 'CN', subject: 'CNE', control: 'T', text: 'USCI91500000' },
        { control: 'L', text: 'SECOND' },
      ],
      texts: {
        specialService: [],
        otherService: ['KEEP DRY'],
        accounting: [{ kind: 'GEN', text: 'PREPAID BY TRANSFER' }],
        shipperCertification: 'PACIFIC CHIPS',
        agentReference: 'REF1',
        nominatedHandler: { name: 'GROUND CO', place: 'CHONGQING' },
        shipmentReference: ['SHIPREF', 'ONE', 'TWO'],
        sender: {
          name: '',
          office: 'HKGFFCA',
          file: 'FILE1',
          kind: 'AGT',
          code: 'PACIFIC',
          airport: 'HKG',
        },
      },
      unknown: [],
    });
  });
});
