import { LotStatusChanged, type LotStatus } from '@landport/contracts';
import { Decimal, Quantity } from '@landport/domain';
import fc from 'fast-check';
import { STATUS_CODES } from '../cargo-imp/fsu/fsu';
import { causeOf } from './lot-status';
import { at, lodged, reportOf, tell } from './waybill-under-test';

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
