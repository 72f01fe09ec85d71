import type { Text } from '@landport/contracts';
import type { DomainError } from '@landport/domain';

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

export const severalLedgers: Reason = reason(
  'zone/several-ledgers',
  'The items come out of different ledgers, or some of them out of none; file a declaration for each.',
  '各项商品来自不同账册或部分无账册，请分别申报。',
);

export const noItems: Reason = reason(
  'zone/no-goods-items',
  'The declaration has no goods items.',
  '申报没有商品项。',
);

export const quantityMissing = (lineNo: number): Reason =>
  reason(
    'zone/quantity-missing',
    `Item ${lineNo} comes out of a ledger and states no quantity, or one of more than 5 decimals.`,
    `第 ${lineNo} 项从账册出区，但未填写数量或小数超过五位。`,
  );

interface Details {
  readonly [name: string]: unknown;
  readonly available?: { readonly value: string; readonly unit: string };
  readonly asked?: { readonly value: string; readonly unit: string };
}

const IN_CHINESE: Readonly<Record<string, (details: Details) => string>> = {
  'zone/insufficient-balance': ({ ledgerNo, itemNo, available, asked }) =>
    `账册 ${String(ledgerNo)} 第 ${String(itemNo)} 项可用余额为 ${available?.value} ${available?.unit}，申报 ${asked?.value} ${asked?.unit}。`,
  'zone/unknown-item': ({ ledgerNo, itemNo }) => `账册 ${String(ledgerNo)} 没有第 ${String(itemNo)} 项。`,
  'zone/wrong-unit': ({ itemNo, kept }) => `第 ${String(itemNo)} 项的计量单位应为 ${String(kept)}。`,
  'zone/movement-stopped': ({ ledgerNo }) => `账册 ${String(ledgerNo)} 已暂停此类进出。`,
  'zone/no-tariff-line': ({ hsCode }) => `现行税则没有税号 ${String(hsCode)}。`,
  'zone/no-exchange-rate': ({ currency }) => `没有 ${String(currency)} 的适用汇率。`,
  'zone/quantity-wanted': ({ unit }) => `该税目按 ${String(unit)} 计征，请填写该单位的数量。`,
};

/** A refusal of the field as a reason that is told to the declarant. */
export const reasonOf = ({ code, message, details }: DomainError): Reason =>
  reason(code, message, IN_CHINESE[code]?.(details as Details) ?? message);
