import { AirWaybillNumber } from '@landport/domain';

/** @param serial  below ten million */
export function waybillNumber(serial: number): string {
  const digits = String(serial).padStart(7, '0');
  return `999-${digits}${AirWaybillNumber.checkDigit(digits)}`;
}

/** What the airline sends of a consignment of ten pieces to CKG. */
export const fwb = (awb: string): string =>
  [
    'FWB/17',
    `${awb}HKGCKG/T10K120.5MC0.31`,
    'FLT/CA1234/24',
    'RTG/CKGCA',
    'SHP',
    'NAM/PACIFIC CHIPS LTD',
    'ADR/1 CONTAINER PORT ROAD',
    'LOC/HONG KONG',
    '/HK',
    'CNE',
    'NAM/YUZHOU IMPORTS',
    'ADR/88 JIANGBEI AVENUE',
    'LOC/CHONGQING',
    '/CN/400020/TE/862388886666',
    'CVD/CNY//PP/NVD/NCV/XXX',
    'RTD/1/P10/K120.5/CQ/W120.5/R1.50/T180.75',
    '/NG/INTEGRATED CIRCUITS',
    'ISU/24NOV26/HONG KONG',
    'REF//AGT/PACIFIC/HKG',
    '',
  ].join('\r\n');

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** What the handler sends when all ten pieces are received at CKG. @param at  told in the time of CKG */
export function fsuReceived(awb: string, at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(local.getUTCDate())}${MONTHS[local.getUTCMonth()]}`;
  const time = `${two(local.getUTCHours())}${two(local.getUTCMinutes())}`;
  return `FSU/15\r\n${awb}HKGCKG/T10K120.5\r\nRCF/CA1234/${day}${time}/CKG/T10K120.5\r\n`;
}
