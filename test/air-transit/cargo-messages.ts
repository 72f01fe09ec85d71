import { AirWaybillNumber } from '@landport/domain';

const NOW = Date.now();
const AHEAD_OF_UTC_MS = 8 * 3_600_000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** @param serial  below ten million */
export function awbOf(serial: number): string {
  const digits = String(serial).padStart(7, '0');
  return `999-${digits}${AirWaybillNumber.checkDigit(digits)}`;
}

/** `24NOV0830` at CKG, so many minutes before the test began. */
export function localMoment(minutesAgo: number): string {
  const local = new Date(NOW - minutesAgo * 60_000 + AHEAD_OF_UTC_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(local.getUTCDate())}${MONTHS[local.getUTCMonth()]}`;
  return `${day}${two(local.getUTCHours())}${two(local.getUTCMinutes())}`;
}

/** A waybill from Hong Kong to CKG. */
export const fwb = (awb: string, pieces = 10, weight = '120.5'): string =>
  [
    'FWB/17',
    `${awb}HKGCKG/T${pieces}K${weight}MC0.31`,
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
    `RTD/1/P${pieces}/K${weight}/CQ/W${weight}/R1.50/T180.75`,
    '/NG/INTEGRATED CIRCUITS',
    'ISU/24NOV26/HONG KONG',
    'REF//AGT/PACIFIC/HKG',
    '',
  ].join('\r\n');

/** One status of the whole consignment. */
export const fsu = (awb: string, line: string): string => `FSU/15\r\n${awb}HKGCKG/T10K120.5\r\n${line}\r\n`;

/** All ten pieces received at CKG. */
export const received = (awb: string, minutesAgo = 30): string =>
  fsu(awb, `RCF/CA1234/${localMoment(minutesAgo)}/CKG/T10K120.5`);
