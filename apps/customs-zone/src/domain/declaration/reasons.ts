import type { Text } from '@landport/contracts';

/** Why customs did something, in both languages of the house. */
export interface Reason {
  readonly code: string;
  readonly text: Text;
}

export const reason = (code: string, en: string, zh: string): Reason => ({ code, text: { en, zh } });

export const guaranteeExhausted = (organisationId: string, asked: string): Reason =>
  reason(
    'zone/guarantee-exhausted',
    `The guarantee of ${organisationId} does not cover another ${asked}.`,
    `${organisationId} 的担保余额不足以覆盖 ${asked}。`,
  );

export const ledgerUnknown = (ledgerNo: string): Reason =>
  reason(
    'zone/ledger-unknown',
    `The importer has no goods in a bonded ledger ${ledgerNo}.`,
    `进口人在账册 ${ledgerNo} 中没有货物。`,
  );

export const goodsInBondedStore = (awb: string): Reason =>
  reason(
    'zone/goods-in-bonded-store',
    `All goods of waybill ${awb} were taken into a bonded store; declare them out of its ledger.`,
    `运单 ${awb} 的货物已全部入区，请按账册申报出区。`,
  );

export const alreadyReleased = (at: string): Reason =>
  reason(
    'zone/already-released',
    `An earlier version was released at ${at}; a released declaration takes no new version.`,
    `该申报的前一版本已于 ${at} 放行，放行后不能再提交新版本。`,
  );
