import { parseCargoImp, type ParsedMessage } from '../parse-cargo-imp';
import type { FwbData } from './fwb';

export const LINES = [
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

export const parse = (lines: readonly string[], end = '\r\n'): ParsedMessage =>
  parseCargoImp(lines.join(end) + end)[0] as ParsedMessage;

export const understood = (lines: readonly string[]): FwbData => {
  const message = parse(lines);
  if (message.kind !== 'waybill') throw new Error(JSON.stringify(message.findings));
  return message.data;
};

/** The text with one line written otherwise; an empty text leaves the line out. */
export const withLine = (line: number, text: string): string[] =>
  LINES.flatMap((each, index) => (index + 1 !== line ? [each] : text === '' ? [] : [text]));
