import { parseCargoImp, type ParsedMessage } from '../parse-cargo-imp';
import type { FsuConsignment, StatusLine } from './fsu';

const parse = (...lines: string[]): ParsedMessage =>
  parseCargoImp(['FSU/15', '999-12345675HKGCKG/T10K120.5', ...lines].join('\r\n'))[0] as ParsedMessage;

function consignmentOf(message: ParsedMessage | undefined): FsuConsignment {
  if (message?.kind !== 'status') throw new Error(JSON.stringify(message?.findings));
  return message.data.consignments[0] as FsuConsignment;
}

const statusOf = (...lines: string[]): StatusLine | undefined => consignmentOf(parse(...lines)).statuses[0];

const at = (hour: number, minute: number) => ({ day: { day: 24, month: 11 }, hour, minute });

describe('a status line', () => {
  it.each<[string, Partial<StatusLine>]>([
    [
      'BKD/CA1234/24NOV/HKGCKG/T10K120.5/S2359/S0800-S/MC0.31',
      {
        code: 'BKD',
        flight: 'CA1234',
        flightDay: { day: 24, month: 11 },
        station: 'HKG',
        nextStation: 'CKG',
        departure: { type: 'S', hour: 23, minute: 59 },
        arrival: { type: 'S', hour: 8, minute: 0, mark: 'S' },
        volume: { value: '0.31', unit: 'MTQ' },
      },
    ],
    ['BKD/CA1234/24NOV/HKGCKG/T10K120.5///MC10.00', { volume: { value: '10.00', unit: 'MTQ' } }],
    [
      'BKD/CA1234/24NOV/HKGCKG/T10K120.5//E0003/DG2',
      { arrival: { type: 'E', hour: 0, minute: 3 }, densityGroup: 2 },
    ],
    [
      'MAN/CA1234A/24NOV/HKGCKG/P4K50/S1855-P',
      { flight: 'CA1234A', departure: { type: 'S', hour: 18, minute: 55, mark: 'P' } },
    ],
    ['DEP/CA1234/24NOV/HKGCKG/T10/A1930/E0530-N', { departure: { type: 'A', hour: 19, minute: 30 } }],
    ['PRE///HKGCKG/T10/S2000', { station: 'HKG', nextStation: 'CKG' }],
    ['ARR/CA1234/24NOV2050-P/CKG/T10/A0000/A2050', { moment: { ...at(20, 50), mark: 'P' }, station: 'CKG' }],
    ['AWR/CA1234/24NOV1413-T/CKG/T10//A1205', { moment: { ...at(14, 13), mark: 'T' } }],
    [
      'RCF//24NOV0830/CKG/P4K50.25',
      {
        moment: at(8, 30),
        quantity: { description: 'P', pieces: 4, weight: { value: '50.25', unit: 'KGM' } },
      },
    ],
    ['TRM/CA/CKG/T10K120', { carrier: 'CA', station: 'CKG' }],
    ['TFD/CA/24NOV0830/CKG/T10/045491', { carrier: 'CA', transferManifest: '045491' }],
    ['NFD/24NOV0830/CKG/T10/YUZHOU IMPORTS', { party: 'YUZHOU IMPORTS' }],
    ['AWD/24NOV0830/CKG/T10K120/ZHANG WEI', { party: 'ZHANG WEI' }],
    ['CCD/24NOV0830/CKG/T10', { moment: at(8, 30) }],
    [
      'DLV/24NOV0830/CKG/S6K70',
      { quantity: { description: 'S', pieces: 6, weight: { value: '70', unit: 'KGM' } } },
    ],
    ['DDL/24NOV0830/CKG/D3', { quantity: { description: 'D', pieces: 3 } }],
    ['TGC/24NOV0830/CKG/T10', { station: 'CKG' }],
    ['CRC/24NOV0830/CKG/T10/CA1234/24NOV/HKGCKG', { flight: 'CA1234', nextStation: 'CKG' }],
    ['CRC/24NOV0830/CKG/T10///HKGCKG', { nextStation: 'CKG' }],
    ['DIS/CA1234/24NOV0830/CKG/MSCA/P1K12', { discrepancy: 'MSCA' }],
    ['DIS//24NOV0830/CKG/FDCA/T1', { discrepancy: 'FDCA' }],
    ['RCS/24NOV0830/HKG/T10K120.5/SHIPPER NAME', { party: 'SHIPPER NAME' }],
    ['FOH/24NOV0830/HKG/T10', { station: 'HKG' }],
  ])('%s', (line, expected) => {
    expect(parse(line).findings).toEqual([]);
    expect(statusOf(line)).toMatchObject({ line: 3, text: line, ...expected });
  });

  it('takes the line that goes on with it', () => {
    expect(statusOf('RCS/24NOV0830/HKG/T10K120.5/SHIPPER', '/MC2.96')).toMatchObject({
      volume: { value: '2.96' },
    });
    expect(statusOf('RCT/CA/24NOV0830/CKG/T10', '/MU/GROUND CO')).toMatchObject({
      carrier: 'CA',
      otherCarrier: 'MU',
      party: 'GROUND CO',
    });
  });

  it('takes the unit loads and remarks behind it', () => {
    const lines = ['CCD/24NOV0830/CKG/T10', 'ULD/PMC16735QR-L/AKE12345CA', 'OSI/TORN BOX', '/ONE OF TEN'];
    expect(statusOf(...lines)).toMatchObject({
      unitLoads: ['PMC16735QR-L', 'AKE12345CA'],
      remarks: ['TORN BOX', 'ONE OF TEN'],
    });
  });

  it.each([
    ['RCF/CA1234/24NOV2460/CKG/T10', 'line 3 element 3', 'moment'],
    ['RCF/CA1234/31NOV0830/CKG/T10', 'line 3 element 3', 'moment'],
    ['RCF/CA1234/24NOV0830-X/CKG/T10', 'line 3 element 3', 'moment'],
    ['RCF/CA1234/24NOV0830/CK/T10', 'line 3 element 4', 'station'],
    ['RCF/CA1234/24NOV0830/CKG', 'line 3 element 5', 'quantity/pieces'],
    ['RCF/CA1234/24NOV0830/CKG/T0', 'line 3 element 5', 'quantity/pieces'],
    ['RCF/CA12345678/24NOV0830/CKG/T10', 'line 3 element 2', 'flight'],
    ['DEP/CA1234/24NOV/HKG/T10', 'line 3 element 4', 'leg'],
    ['DEP/CA1234/24NOV/HKGCKG/T10/X1930', 'line 3 element 6', 'departure'],
    ['TRM//CKG/T10', 'line 3 element 2', 'carrier'],
    ['DIS//24NOV0830/CKG/MSC/T1', 'line 3 element 5', 'discrepancy'],
  ])('%s is refused at %s', (line, sourcePath, field) => {
    const message = parse(line);
    expect(message.kind).toBe('refused');
    expect(message.findings).toEqual([
      expect.objectContaining({
        severity: 'fault',
        sourcePath,
        pointer: `/messages/0/consignments/0/statuses/0/${field}`,
      }),
    ]);
  });

  it('of an unknown code is told and left aside', () => {
    const message = parse('XXX/24NOV0830/CKG/T10', 'CCD/24NOV0830/CKG/T10');
    expect(consignmentOf(message).statuses.map(({ code }) => code)).toEqual(['CCD']);
    expect(message.findings).toMatchObject([{ severity: 'warning', code: 'air/segment-unknown' }]);
  });
});

describe('an FSU', () => {
  it('may tell of several waybills, with parts of a whole', () => {
    const [message] = parseCargoImp(
      [
        'FSA/15',
        '085-22240002LHRZRH/P20T30',
        'RCF/SR803/26MAR0700/ZRH/T20',
        '085-22210005',
        'OSI/NO RECORD FOUND',
      ].join('\n'),
    );
    expect(message).toMatchObject({
      kind: 'status',
      findings: [],
      data: {
        consignments: [
          {
            awb: '085-22240002',
            origin: 'LHR',
            quantity: { description: 'P', pieces: 20, totalPieces: 30 },
            statuses: [{ code: 'RCF' }],
          },
          { awb: '085-22210005', statuses: [], remarks: ['NO RECORD FOUND'] },
        ],
      },
    });
  });

  it('is taken with a wrong check digit, which is a warning', () => {
    const [message] = parseCargoImp('FSU/14\n074-12345632HKGCKG/T1\nCCD/24NOV0830/CKG/T1');
    expect(message).toMatchObject({
      kind: 'status',
      findings: [{ severity: 'warning', code: 'air/invalid-waybill-number', sourcePath: 'line 2 element 1' }],
    });
  });

  it('of an older version is read with a warning', () => {
    const [message] = parseCargoImp('FSU/12\n999-12345675HKGCKG/T1\nCCD/24NOV0830/CKG/T1');
    expect(message).toMatchObject({ kind: 'status', findings: [{ code: 'air/version-old' }] });
  });

  it('without a waybill is refused', () => {
    expect(parseCargoImp('FSU/15\nCCD/24NOV0830/CKG/T1')[0]).toMatchObject({ kind: 'refused' });
  });
});
