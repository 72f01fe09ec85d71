import { Findings } from '../cargo-imp/findings';
import type { StatusLine } from '../cargo-imp/fsu/fsu';
import { parseCargoImp } from '../cargo-imp/parse-cargo-imp';
import { reportOf, type StatusReport } from './status-report';

const NOW = '2026-11-24T12:00:00.000Z';

function statusOf(line: string): StatusLine {
  const [message] = parseCargoImp(`FSU/15\n999-12345675HKGCKG/T10K120.5\n${line}`);
  if (message?.kind !== 'status') throw new Error(JSON.stringify(message));
  return message.data.consignments[0]?.statuses[0] as StatusLine;
}

function read(line: string, receivedAt = NOW): { report: StatusReport; warnings: string[] } {
  const findings = new Findings('');
  const report = reportOf(statusOf(line), new Date(receivedAt), findings);
  return { report, warnings: findings.all.map(({ code }) => code) };
}

const occurred = (line: string, receivedAt?: string): string =>
  read(line, receivedAt).report.occurredAt.toISOString();

describe('a status report', () => {
  it.each([
    [
      'in the zone of its station',
      'RCF/CA1/24NOV0830/CKG/T10'.replace('CA1', 'CA001'),
      '2026-11-24T00:30:00.000Z',
    ],
    ['on the next day by its mark', 'RCF/CA001/23NOV0015-N/CKG/T10', '2026-11-23T16:15:00.000Z'],
    ['of a departure at its time', 'DEP/CA001/23NOV/HKGCKG/T10/A2330-N', '2026-11-24T15:30:00.000Z'],
    [
      'of a departure with a day alone at the end of that day',
      'DEP/CA001/22NOV/HKGCKG/T10',
      '2026-11-22T15:59:00.000Z',
    ],
    ['of today with a day alone at its receipt', 'MAN/CA001/24NOV/HKGCKG/T10', NOW],
    ['of a booking for a later flight at its receipt', 'BKD/CA001/30NOV/HKGCKG/T10/S0800', NOW],
    ['without any time at its receipt', 'TRM/CA/CKG/T10', NOW],
  ])('happened %s', (_, line, expected) => {
    expect(occurred(line)).toBe(expected);
  });

  it('crosses New Year with its station, not with UTC', () => {
    expect(occurred('RCF/CA001/01JAN0030/CKG/T10', '2026-12-31T16:45:00Z')).toBe('2026-12-31T16:30:00.000Z');
  });

  it('of an unknown airport is read in UTC, with a warning', () => {
    const { report, warnings } = read('RCF/CA001/24NOV0830/QQQ/T10');
    expect(report.occurredAt.toISOString()).toBe('2026-11-24T08:30:00.000Z');
    expect(warnings).toEqual(['air/station-zone-unknown']);
  });

  it('in the future is kept as told and ordered by its receipt, with a warning', () => {
    const { report, warnings } = read('RCF/CA001/25NOV0830/CKG/T10');
    expect(report.occurredAt.toISOString()).toBe('2026-11-25T00:30:00.000Z');
    expect(report.orderedAt.toISOString()).toBe(NOW);
    expect(warnings).toEqual(['air/status-in-future']);
  });

  it('means the same however and whenever it is written', () => {
    const meaning = (line: string, receivedAt?: string): string => read(line, receivedAt).report.meaning;
    expect(meaning('RCF/CA001/24NOV0830/CKG/T10K120.5/A0800')).toBe(meaning('RCF/CA001/23NOV0830-N/CKG/P10'));
    expect(meaning('MAN/CA001/24NOV/HKGCKG/T10')).toBe(
      meaning('MAN/CA001/24NOV/HKGCKG/T10', '2026-11-24T13:00:00Z'),
    );
    expect(meaning('RCF/CA001/24NOV0830/CKG/T10')).not.toBe(meaning('RCF/CA001/24NOV0830/CKG/P4'));
    expect(meaning('RCF/CA001/24NOV0830/CKG/T10')).not.toBe(meaning('RCF/CA002/24NOV0830/CKG/T10'));
  });
});
