import { MESSAGES, type Group } from '../ncts/message-table';
import type { XmlStandard } from '../xml/read-xml';
import type { Model } from '../xml/xml-walk';

/** Puts in what follows from the standard alone: the sort of message, and numbers that say places in lists. */
export function completed(payload: Model, standard: XmlStandard): Model {
  if (standard === 'wco') return { FunctionCode: '9', ...payload };
  const message = { ...payload, messageType: 'CC015C' };
  number(message, MESSAGES.get('CC015C')!.root);
  return message;
}

function number(model: Model, group: Group): void {
  for (const [name, value] of Object.entries(model)) {
    const holds = group.members.get(name)?.holds;
    if (typeof holds !== 'object') continue;
    for (const [place, entry] of (Array.isArray(value) ? value : [value]).entries()) {
      for (const own of ['sequenceNumber', 'goodsItemNumber', 'declarationGoodsItemNumber']) {
        // Of a previous document that number names an item elsewhere.
        if (holds.members.get(own)?.least === 1) (entry as Model)[own] ??= String(place + 1);
      }
      number(entry as Model, holds);
    }
  }
}
