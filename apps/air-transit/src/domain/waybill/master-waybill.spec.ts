import {
  LotCreated,
  LotStatusChanged,
  WaybillAmended,
  WaybillLodged,
  type LotStatus,
} from '@landport/contracts';
import { Decimal, Quantity } from '@landport/domain';
import fc from 'fast-check';
import type { FwbData } from '../cargo-imp/fwb/fwb';
import { STATUS_CODES, type StatusCode } from '../cargo-imp/fsu/fsu';
import { causeOf } from './lot-status';
import { MasterWaybill } from './master-waybill';
import type { StatusReport } from './status-report';
import type { ReportOutcome } from './waybill-state';
import { NotTheCarrier, WaybillInCarriage } from './waybill-refusals';

const AWB = '999-12345675';
const party = { name: 'A', address: ['B'], place: 'C', country: 'CN', contacts: [] };

const fwbOf = (changes: Partial<FwbData> = {}): FwbData => ({
  awb: AWB,
  origin: 'HKG',
  destination: 'CKG',
  pieces: 10,
  weight: { value: '120.5', unit: 'KGM' },
  flights: [],
  route: [{ airport: 'CKG' }],
  shipper: party,
  consignee: party,
  rating: [],
  goodsDescription: 'CHIPS',
  consolidation: false,
  charges: { other: [], prepaid: [], collect: [] },
  handlingCodes: [],
  participants: [],
  regulatory: [],
  texts: { specialService: [], otherService: [], accounting: [] },
  unknown: [],
  ...changes,
});

const LODGED_AT = new Date('2026-11-24T00:00:00Z');
let ids = 0;
const newId = (): string => `lot-${(ids += 1)}`;
const at = (minute: number): Date => new Date(LODGED_AT.getTime() + minute * 60_000);

function reportOf(
  code: StatusCode,
  minute: number,
  station: string,
  pieces: number,
  more: Partial<StatusReport> = {},
): StatusReport {
  return {
    code,
    station,
    nextStation: undefined,
    flight: undefined,
    discrepancy: undefined,
    pieces,
    weight: undefined,
    occurredAt: at(minute),
    orderedAt: at(minute),
    earliestAt: at(minute),
    meaning: `${code} ${minute}`,
    line: 3,
    text: '',
    ...more,
  };
}

function lodged(changes: Partial<FwbData> = {}): MasterWaybill {
  const waybill = MasterWaybill.unknown(AWB);
  waybill.lodge(fwbOf(changes), 'changjiang-air', LODGED_AT, newId);
  return waybill;
}

const lotsOf = (waybill: MasterWaybill): unknown[] =>
  waybill.state.lots.map(({ status, station, pieces, weight }) => [status, station, pieces, weight.value]);

const tell = (waybill: MasterWaybill, ...reports: StatusReport[]): ReportOutcome[] =>
  reports.map((report) => waybill.report(report, 'ckg-ground', newId));

describe('a master waybill', () => {
  it('is lodged with one lot, expected at its destination', () => {
    const waybill = lodged();
    expect(waybill.status).toBe('lodged');
    expect(lotsOf(waybill)).toEqual([['expected', 'CKG', 10, '120.5']]);
    expect(waybill.takeFacts().map(({ type, sequence, streamKey }) => [type, sequence, streamKey])).toEqual([
      [WaybillLodged.type, 1, AWB],
      [LotCreated.type, 2, AWB],
    ]);
  });

  it('goes the whole way of its lots', () => {
    const waybill = lodged();
    const way: [StatusReport, string][] = [
      [reportOf('BKD', 1, 'HKG', 10), 'booked'],
      [reportOf('FOH', 2, 'HKG', 10), 'onHand'],
      [reportOf('RCS', 3, 'HKG', 10), 'readyForCarriage'],
      [reportOf('MAN', 4, 'HKG', 10), 'inCarriage'],
      [reportOf('DEP', 5, 'HKG', 10), 'inCarriage'],
      [reportOf('ARR', 6, 'CKG', 10), 'inCarriage'],
      [reportOf('RCF', 7, 'CKG', 10), 'arrived'],
      [reportOf('NFD', 8, 'CKG', 10), 'notified'],
      [reportOf('CCD', 9, 'CKG', 10), 'cleared'],
      [reportOf('DLV', 10, 'CKG', 10), 'delivered'],
    ];
    for (const [report, status] of way) {
      expect([report.code, ...tell(waybill, report)]).toEqual([report.code, 'applied']);
      expect(waybill.status).toBe(status);
    }
    expect(waybill.takeMoves().map(({ from, to }) => `${from}>${to}`)).toEqual([
      'expected>manifested',
      'manifested>departed',
      'departed>landed',
      'landed>received',
      'received>delivered',
    ]);
  });

  it('changes carrier on its way and arrives', () => {
    const waybill = lodged();
    const reports = [
      reportOf('RCF', 1, 'PVG', 10),
      reportOf('TRM', 2, 'PVG', 10),
      reportOf('TFD', 3, 'PVG', 10),
      reportOf('RCT', 4, 'PVG', 10),
    ];
    expect(tell(waybill, ...reports)).toEqual(Array(4).fill('applied'));
    expect(waybill.status).toBe('inCarriage');
    tell(waybill, reportOf('RCF', 5, 'CKG', 10));
    expect(waybill.status).toBe('arrived');
  });

  it('parts a lot by the weight told, and tells what is left of the other', () => {
    const waybill = lodged();
    waybill.takeFacts();
    tell(waybill, reportOf('RCF', 1, 'CKG', 4, { weight: { value: '50', unit: 'KGM' } }));
    expect(lotsOf(waybill)).toEqual([
      ['expected', 'CKG', 6, '70.5'],
      ['received', 'CKG', 4, '50'],
    ]);
    const [created, changed] = waybill.takeFacts();
    expect(created).toMatchObject({
      type: LotCreated.type,
      data: {
        lotNo: 2,
        pieces: 4,
        splitFrom: { lotNo: 1, pieces: 6, weight: { value: '70.5', unit: 'KGM' } },
      },
    });
    expect(changed).toMatchObject({
      type: LotStatusChanged.type,
      data: { lotNo: 2, pieces: 4, totalPieces: 10 },
    });
  });

  it('apportions the weight of a part when it is not told, or cannot be', () => {
    for (const weight of [undefined, { value: '500', unit: 'KGM' }, { value: '20', unit: 'LBR' }]) {
      const waybill = lodged();
      tell(waybill, reportOf('RCF', 1, 'CKG', 3, { weight }));
      expect(lotsOf(waybill)).toEqual([
        ['expected', 'CKG', 7, '84.35'],
        ['received', 'CKG', 3, '36.15'],
      ]);
    }
  });

  it('never apportions more than there is', () => {
    const waybill = lodged({ weight: { value: '0.0009', unit: 'KGM' } });
    tell(waybill, reportOf('RCF', 1, 'CKG', 9));
    expect(lotsOf(waybill)).toEqual([
      ['expected', 'CKG', 1, '0.0009'],
      ['received', 'CKG', 9, '0'],
    ]);
  });

  it('takes the rest when all pieces are told after a part', () => {
    const waybill = lodged();
    tell(waybill, reportOf('RCF', 1, 'CKG', 4), reportOf('RCF', 2, 'CKG', 10));
    expect(waybill.status).toBe('arrived');
    expect(lotsOf(waybill)).toHaveLength(2);
  });

  it('moves what there is when more pieces are told than it has', () => {
    const waybill = lodged();
    expect(tell(waybill, reportOf('RCF', 1, 'CKG', 12))).toEqual(['applied']);
    expect(lotsOf(waybill)).toEqual([['received', 'CKG', 10, '120.5']]);
  });

  it('does not depart without a manifest, nor is delivered before it is received', () => {
    const waybill = lodged();
    expect(tell(waybill, reportOf('DEP', 1, 'HKG', 10), reportOf('DLV', 2, 'CKG', 10))).toEqual([
      'outOfOrder',
      'outOfOrder',
    ]);
    expect(waybill.status).toBe('lodged');
  });

  it('opens and closes a missing part', () => {
    const waybill = lodged();
    tell(waybill, reportOf('RCF', 1, 'CKG', 10), reportOf('DIS', 2, 'CKG', 1, { discrepancy: 'MSCA' }));
    expect(lotsOf(waybill)).toEqual([
      ['received', 'CKG', 9, '108.45'],
      ['missing', 'CKG', 1, '12.05'],
    ]);
    tell(waybill, reportOf('DIS', 3, 'CKG', 1, { discrepancy: 'FDCA' }));
    tell(waybill, reportOf('RCF', 4, 'CKG', 1));
    expect(waybill.status).toBe('arrived');
  });

  it('lets statuses wait for the FWB and takes reporters among the concerned', () => {
    const waybill = MasterWaybill.unknown(AWB);
    expect(tell(waybill, reportOf('RCF', 1, 'CKG', 10), reportOf('AWR', 1, 'CKG', 10))).toEqual([
      'waiting',
      'recorded',
    ]);
    expect(waybill.status).toBe('draft');
    expect(waybill.takeFacts()).toEqual([]);
    waybill.lodge(fwbOf(), 'changjiang-air', LODGED_AT, newId);
    expect(waybill.state.concerns).toEqual(['changjiang-air', 'ckg-ground']);
  });
});

describe('a second FWB', () => {
  it('that says the same changes nothing', () => {
    const waybill = lodged();
    waybill.takeFacts();
    expect(waybill.lodge(fwbOf(), 'changjiang-air', at(1), newId)).toBe('unchanged');
    expect(waybill.takeFacts()).toEqual([]);
  });

  it('changes everything as long as nothing moved', () => {
    const waybill = lodged();
    waybill.takeFacts();
    const after = fwbOf({ pieces: 12, weight: { value: '140', unit: 'KGM' }, destination: 'CTU' });
    expect(waybill.lodge(after, 'changjiang-air', at(1), newId)).toBe('amended');
    expect(lotsOf(waybill)).toEqual([['expected', 'CTU', 12, '140']]);
    expect(waybill.takeFacts()).toMatchObject([
      { type: WaybillAmended.type, sequence: 3, data: { pieces: 12 } },
    ]);
  });

  it('changes texts alone once goods have moved', () => {
    const waybill = lodged();
    tell(waybill, reportOf('MAN', 1, 'HKG', 10));
    expect(() => waybill.lodge(fwbOf({ pieces: 9 }), 'changjiang-air', at(2), newId)).toThrow(
      WaybillInCarriage,
    );
    const described = fwbOf({ goodsDescription: 'MEMORY CHIPS', weight: { value: '120.50', unit: 'KGM' } });
    expect(waybill.lodge(described, 'changjiang-air', at(3), newId)).toBe('amended');
    expect(lotsOf(waybill)).toEqual([['manifested', 'HKG', 10, '120.5']]);
  });

  it('of another carrier is refused, and nothing of it stays', () => {
    const waybill = lodged();
    expect(() => waybill.lodge(fwbOf({ pieces: 9 }), 'rival-air', at(1), newId)).toThrow(NotTheCarrier);
    expect(waybill.state.fwb?.pieces).toBe(10);
  });
});

const anyReport = fc
  .record({
    code: fc.constantFrom(...STATUS_CODES),
    minute: fc.nat(30),
    station: fc.constantFrom('HKG', 'PVG', 'CKG'),
    pieces: fc.integer({ min: 1, max: 12 }),
    weight: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    discrepancy: fc.constantFrom('MSCA', 'FDCA', 'OFLD', 'DFLD'),
    /** Minutes by which it may have been earlier: a day without a time. */
    vague: fc.constantFrom(0, 0, 5, 20),
  })
  .map(({ code, minute, station, pieces, weight, discrepancy, vague }) =>
    reportOf(code, minute, station, pieces, {
      discrepancy,
      earliestAt: at(minute - vague),
      weight: weight === undefined ? undefined : { value: String(weight), unit: 'KGM' },
    }),
  );

describe('whatever is reported, in whatever order', () => {
  it('pieces and weight are conserved and every lot holds something', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 30 }), (reports) => {
        const waybill = lodged();
        for (const report of reports) {
          tell(waybill, report);
          const { lots } = waybill.state;
          expect(lots.reduce((sum, lot) => sum + lot.pieces, 0)).toBe(10);
          const weight = lots.reduce((sum, lot) => sum.plus(Quantity.from(lot.weight).value), new Decimal(0));
          expect(weight.toFixed()).toBe('120.5');
          expect(lots.every((lot) => lot.pieces > 0)).toBe(true);
          expect(new Set(lots.map((lot) => lot.lotNo)).size).toBe(lots.length);
        }
      }),
    );
  });

  it('no lot ever moves back in time, and its facts are one unbroken way', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 30 }), (reports) => {
        const waybill = lodged();
        const shown = new Map<string, { at: number; status: LotStatus }>();
        for (const report of reports) {
          tell(waybill, report);
          for (const { id, statusAt, status } of waybill.state.lots) {
            const before = shown.get(id);
            const now = { at: statusAt.getTime(), status };
            if (before) expect(now.at).toBeGreaterThanOrEqual(before.at);
            if (before && before.status !== status) {
              const told = report.orderedAt.getTime();
              const later = told === before.at && causeOf(status) > causeOf(before.status);
              expect(told > before.at || later).toBe(true);
            }
            shown.set(id, now);
          }
        }
        const facts = waybill.takeFacts();
        expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, index) => index + 1));
        for (const { id, status } of waybill.state.lots) {
          const way = facts
            .filter(({ type, subject }) => type === LotStatusChanged.type && subject === id)
            .map(({ data }) => data as { from: LotStatus; to: LotStatus });
          way.slice(1).forEach((move, index) => expect(move.from).toBe(way[index]?.to));
          if (way.length > 0) expect(way.at(-1)?.to).toBe(status);
        }
      }),
    );
  });

  it('a report older than what all lots show moves nothing', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 15 }), anyReport, (reports, late) => {
        const waybill = lodged();
        tell(waybill, ...reports);
        const { lots } = waybill.state;
        fc.pre(lots.every(({ statusAt }) => late.orderedAt < statusAt));
        tell(waybill, late);
        expect(waybill.state.lots.map(({ id, status, statusAt }) => [id, status, statusAt])).toEqual(
          lots.map(({ id, status, statusAt }) => [id, status, statusAt]),
        );
      }),
    );
  });
});
