import { AirWaybillNumber } from '@landport/domain';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const two = (value: number): string => String(value).padStart(2, '0');

/** Half an hour ago as an FSU writes it at CKG. */
function halfAnHourAgo(): string {
  const local = new Date(Date.now() + (8 * 60 - 30) * 60_000);
  const day = `${two(local.getUTCDate())}${MONTHS[local.getUTCMonth()]}`;
  return `${day}${two(local.getUTCHours())}${two(local.getUTCMinutes())}`;
}

export const awbOf = (serial: number): string =>
  `999-${serial}${AirWaybillNumber.checkDigit(String(serial))}`;

/** Ten pieces from Hong Kong to Chongqing. */
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

/** All ten pieces received at CKG. */
export const received = (awb: string): string =>
  `FSU/15\r\n${awb}HKGCKG/T10K120.5\r\nRCF/CA1234/${halfAnHourAgo()}/CKG/T10K120.5\r\n`;
