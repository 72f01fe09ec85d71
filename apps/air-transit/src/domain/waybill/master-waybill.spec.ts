import { LotCreated, LotStatusChanged, WaybillAmended, WaybillLodged } from '@landport/contracts';
import { MasterWaybill } from './master-waybill';
import type { StatusReport } from './status-report';
import { NotTheCarrier, WaybillInCarriage } from './waybill-refusals';
import { AWB, LODGED_AT, at, fwbOf, lodged, lotsOf, newId, reportOf, tell } from './waybill-under-test';

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
