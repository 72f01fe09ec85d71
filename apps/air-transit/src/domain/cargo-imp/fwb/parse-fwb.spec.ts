import { parseCargoImp, type ParsedMessage } from '../parse-cargo-imp';
import type { FwbData } from './fwb';

const LINES = [
  'FWB/17',
  '999-12345675HKGCKG/T10K120.5MC0.31DG6',
  'FLT/CA1234/24/CA4321/25',
  'RTG/PVGMU/CKGCA',
  'SHP/ACC1',
  'NAM/PACIFIC CHIPS LTD',
  '/SECOND NAME LINE',
  'ADR/1 CONTAINER PORT ROAD',
  'LOC/HONG KONG/NT',
  '/HK/999077/TE/85212345678/FX/85287654321',
  'CNE',
  'NAM/YUZHOU IMPORTS',
  'ADR/88 JIANGBEI AVENUE',
  'LOC/CHONGQING',
  '/CN',
  'AGT//9147123/0101',
  '/PACIFIC FORWARDING',
  '/HONG KONG',
  'ACC/GEN/PREPAID BY TRANSFER',
  'CVD/CNY/PX/PP/NVD/1500.00/XXX',
  'RTD/1/P6/K80.5/CQ/SN100/W80.5/R1.50/T120.75',
  '/2/P4/K40/CQ/W40/R1.50/T60',
  '/3/NG/INTEGRATED CIRCUITS',
  '/NG/IN TRAYS',
  '/4/NH/854231',
  '/5/ND/K80.5/CMT80-40-20/6',
  '/6/ND//NDA',
  '/7/NV/MC0.31',
  '/8/NS/120',
  '/9/NU/AKE12345CA',
  '/10/NO/US',
  'OTH/P/MYC1600.50SCA12',
  'PPD/WT180.75',
  '/CT1793.25',
  'CER/PACIFIC CHIPS',
  'ISU/24NOV26/HONG KONG/PACIFIC FORWARDING',
  'OSI/KEEP DRY',
  'CDC/CNY7.12/1/2/3',
  'REF/HKGFFCA/FILE1/AGT/PACIFIC/HKG',
  'COR/T1',
  'COI/N/10.00/5',
  'SII/100/XX',
  'ARD/REF1',
  'SPH/ELI/SPX',
  'NOM/GROUND CO/CHONGQING',
  'SRI/SHIPREF/ONE/TWO',
  'OPI/OTHER PARTY',
  '/HKGFFCA/F2/GHA/GROUND/CKG',
  'OCI/CN/CNE/T/USCI91500000',
  '///L/SECOND',
];

const parse = (lines: readonly string[], end = '\r\n'): ParsedMessage =>
  parseCargoImp(lines.join(end) + end)[0] as ParsedMessage;

const understood = (lines: readonly string[]): FwbData => {
  const message = parse(lines);
  if (message.kind !== 'waybill') throw new Error(JSON.stringify(message.findings));
  return message.data;
};

/** The text with one line written otherwise; an empty text leaves the line out. */
const withLine = (line: number, text: string): string[] =>
  LINES.flatMap((each, index) => (index + 1 !== line ? [each] : text === '' ? [] : [text]));

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

  it.each([
    [2, '999-12345676HKGCKG/T10K120.5', 'air/invalid-waybill-number', 'line 2 element 1', '/awb'],
    [2, '99-12345675HKGCKG/T10K120.5', 'air/segment-missing', 'line 2', '/awb'],
    [2, '999-1234567HKGCKG/T10K120.5', 'air/element-malformed', 'line 2 element 1', '/awb'],
    [2, '999-12345675HKG/T10K120.5', 'air/element-malformed', 'line 2 element 1', '/origin'],
    [2, '999-12345675HKGCKG', 'air/element-missing', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/T0K120.5', 'air/element-malformed', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/T12345K120.5', 'air/element-malformed', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/P10K120.5', 'air/element-malformed', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/T10', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [2, '999-12345675HKGCKG/T10K0', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [2, '999-12345675HKGCKG/T10G120.5', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [2, '999-12345675HKGCKG/T10K120.5XX', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [4, 'RTG/PVGMU/CK1CA', 'air/element-malformed', 'line 4 element 3', '/route/1'],
    [4, 'RTG', 'air/element-missing', 'line 4 element 2', '/route/0'],
    [4, '', 'air/segment-missing', 'line 1', ''],
    [9, 'LOC', 'air/element-missing', 'line 9 element 2', '/shipper/place'],
    [10, '/H1/999077', 'air/element-malformed', 'line 10 element 2', '/shipper/country'],
    [12, 'NAM/', 'air/element-missing', 'line 15', '/consignee/name'],
    [13, '', 'air/element-missing', 'line 14', '/consignee/address'],
    [15, '', 'air/element-missing', 'line 14', '/consignee/country'],
    [5, 'SHX', 'air/segment-missing', 'line 1', ''],
  ])('is refused when line %d is %j: %s at %s', (line, text, code, sourcePath, field) => {
    const message = parse(withLine(line, text));
    expect(message.kind).toBe('refused');
    const faults = message.findings.filter(({ severity }) => severity === 'fault');
    expect(faults).toContainEqual(
      expect.objectContaining({ code, sourcePath, pointer: `/messages/0${field}` }),
    );
    for (const { message: said, remedy } of faults) expect([said, remedy]).not.toContain('');
  });

  it('tells all faults at once, in the order of the text', () => {
    const lines = [...LINES];
    lines[1] = '999-12345676HKGCKG/T0K1';
    lines[3] = 'RTG/CKG1';
    lines[14] = '/CHN';
    expect(parse(lines).findings.map(({ sourcePath }) => sourcePath)).toEqual([
      'line 2 element 1',
      'line 2 element 2',
      'line 4 element 2',
      'line 15 element 2',
    ]);
  });

  it.each([
    [4, 'RTG/PVGMU', 'air/route-ends-elsewhere', 'line 4 element 2'],
    [3, 'FLT/CA1234/32', 'air/element-malformed', 'line 3 element 3'],
    [20, 'CVD/CNY/PX/PP/NVD/1E5/XXX', 'air/element-malformed', 'line 20 element 6'],
    [20, '', 'air/segment-missing', 'line 1'],
    [22, '/2/P5/K40/CQ/W40/R1.50/T60', 'air/pieces-disagree', 'line 21'],
    [26, '/5/ND/K80.5/CMT80-40/6', 'air/element-malformed', 'line 26 element 5'],
    [32, 'OTH/P/MYC1600.50SC12', 'air/element-malformed', 'line 32 element 3'],
    [44, 'SPH/ELI/SP', 'air/element-malformed', 'line 44 element 3'],
    [37, 'OSI/KEEP\u00a0DRY', 'air/character-outside-standard', 'line 37'],
    [37, `OSI/${'X'.repeat(66)}`, 'air/line-too-long', 'line 37'],
  ])('is taken with a warning when line %d is %j: %s', (line, text, code, sourcePath) => {
    const message = parse(withLine(line, text));
    expect(message.kind).toBe('waybill');
    expect(message.findings).toEqual([expect.objectContaining({ severity: 'warning', code, sourcePath })]);
  });

  it('keeps a segment that the standard does not have, and says so', () => {
    const message = parse([...LINES, 'XYZ/WHAT', '/IS THIS']);
    expect(message).toMatchObject({
      kind: 'waybill',
      data: { unknown: [{ id: 'XYZ', lines: ['XYZ/WHAT', '/IS THIS'] }] },
      findings: [{ severity: 'warning', code: 'air/segment-unknown', sourcePath: 'line 51' }],
    });
  });

  it('uses the first of two equal segments and says so', () => {
    const message = parse([...LINES, 'RTG/XXXYY']);
    expect(message).toMatchObject({
      data: { route: [{ airport: 'PVG' }, { airport: 'CKG' }] },
      findings: [{ code: 'air/segment-repeated', sourcePath: 'line 51' }],
    });
  });

  it('reads pounds, a decimal comma, and numbers with zeros in front', () => {
    const { weight, pieces } = understood(
      LINES.map((line) => line.replace('T10K120.5MC0.31DG6', 'T0010L0120,5')),
    );
    expect({ weight, pieces }).toEqual({ weight: { value: '120.5', unit: 'LBR' }, pieces: 10 });
  });

  it('joins a line that was wrapped without a slash', () => {
    const message = parse(LINES.flatMap((line) => (line === 'OSI/KEEP DRY' ? ['OSI/KEEP', 'DRY'] : [line])));
    expect(message).toMatchObject({
      data: { texts: { otherService: ['KEEP DRY'] } },
      findings: [{ code: 'air/line-wrapped', sourcePath: 'line 38' }],
    });
  });

  it('calls NC texts a consolidation', () => {
    const { consolidation, goodsDescription } = understood(
      LINES.map((line) => line.replace('/3/NG/INTEGRATED CIRCUITS', '/3/NC/CONSOLIDATION AS PER LIST')),
    );
    expect({ consolidation, goodsDescription }).toEqual({
      consolidation: true,
      goodsDescription: 'CONSOLIDATION AS PER LIST IN TRAYS',
    });
  });
});

describe('a text', () => {
  it.each(['\r\n', '\n', '\r'])('may end its lines with %j', (end) => {
    expect(parse(LINES, end).findings).toEqual([]);
  });

  it('may hold several messages, blank lines and trailing spaces; positions are those of the text', () => {
    const text = `\n${LINES.join(' \n')}\n\n\n${LINES.join('\n').replace('45675', '45676')}\n\n\n\n`;
    const messages = parseCargoImp(text);
    expect(messages.map(({ kind, line }) => [kind, line])).toEqual([
      ['waybill', 2],
      ['refused', 54],
    ]);
    expect(messages[1]?.findings[0]).toMatchObject({
      sourcePath: 'line 55 element 1',
      pointer: '/messages/1/awb',
      value: '999-12345676',
      remedy: expect.stringContaining('999-12345675'),
    });
  });

  it.each([
    ['nothing', '', 'air/not-cargo-imp', 'line 1'],
    ['prose', 'hello\nworld', 'air/not-cargo-imp', 'line 1'],
    ['an older FWB', 'FWB/9\n', 'air/message-not-taken', 'line 1'],
    ['a manifest', 'FFM/8\n', 'air/message-not-taken', 'line 1'],
    ['a message without version', 'FSU\n', 'air/message-not-taken', 'line 1'],
    ['a hundred and one messages', 'FSU/15\n'.repeat(101), 'air/too-many-messages', 'line 101'],
    ['more lines than are taken', 'FSU/15\n' + '/\n'.repeat(2000), 'air/too-many-messages', 'line 2001'],
  ])('of %s is refused', (_, text, code, sourcePath) => {
    expect(parseCargoImp(text)[0]).toMatchObject({ kind: 'refused', findings: [{ code, sourcePath }] });
  });

  it('of a message too long to be one is refused, and one as long as may be is not', () => {
    const long = (length: number): ParsedMessage =>
      parse([...LINES, `OSI/${'X'.repeat(length - LINES.slice(1).join('').length - 4)}`]);
    expect(long(16_000).kind).toBe('waybill');
    expect(long(16_001)).toMatchObject({
      kind: 'refused',
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'air/message-too-long', sourcePath: 'line 1' }),
      ]),
    });
  });

  it('may begin with a teletype address, which is told of', () => {
    const message = parse(['QK CKGCACA', '.HKGFFCA 240830', ...LINES]);
    expect(message.kind).toBe('waybill');
    expect(message.findings.map(({ code }) => code)).toEqual(['air/preface-ignored', 'air/preface-ignored']);
  });
});
