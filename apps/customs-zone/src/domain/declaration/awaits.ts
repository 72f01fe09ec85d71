import type { Text } from '@landport/contracts';
import type { Awaited, DeclaredGoods } from './declared-goods';

export interface Awaits extends Awaited {
  readonly text: Text;
}

const WORDS: Readonly<Record<Awaited['what'], (identifier: string) => Text>> = {
  waybill: (id) => ({ en: `Waybill ${id} is not yet received.`, zh: `运单 ${id} 的货物尚未运抵。` }),
  previousDocument: (id) => ({
    en: `The goods of previous document ${id} have not arrived.`,
    zh: `前一单证 ${id} 项下的货物尚未运抵。`,
  }),
  container: (id) => ({ en: `Container ${id} has not arrived.`, zh: `集装箱 ${id} 尚未运抵。` }),
  location: (id) => ({ en: `The goods are not at location ${id}.`, zh: `货物尚未到达监管场所 ${id}。` }),
};

const NOTHING_NAMED: Awaits = {
  what: 'waybill',
  identifier: '',
  text: {
    en: 'The declaration names no waybill, document or container: customs cannot tell its goods when they come.',
    zh: '申报未列明运单、单证或集装箱，货物运抵时无法识别。',
  },
};

/** What a declaration waits for, in words for its declarant. */
export function awaitsOf(goods: DeclaredGoods): Awaits[] {
  const named: readonly Awaited[] =
    goods.awb === null ? goods.traces : [{ what: 'waybill', identifier: goods.awb }];
  if (named.length === 0) return [NOTHING_NAMED];
  return named.map((each) => ({ ...each, text: WORDS[each.what](each.identifier) }));
}
