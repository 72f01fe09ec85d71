import { pointerSteps, valueAt, type CompiledKind, type Selection } from '@landport/kinds';
import type { AuctionTerms } from '../domain/bidding/auction';

export type ByPrice = Extract<Selection, { by: 'price' }>;

/** How bids of a kind compete; nothing for kinds that do not compete by price. */
export function priceSelectionOf({ source }: CompiledKind): ByPrice | undefined {
  const { selection } = source.header;
  return selection?.by === 'price' ? selection : undefined;
}

export const textAt = (payload: unknown, pointer: string): string | undefined => {
  const value = valueAt(payload, pointerSteps(pointer));
  return typeof value === 'string' ? value : undefined;
};

/** What the notice says of the bidding; nothing where it leaves something out. */
export function termsOf(
  selection: ByPrice,
  notice: {
    readonly id: string;
    readonly number: string;
    readonly seller: string;
    readonly payload: unknown;
  },
): AuctionTerms | undefined {
  const at = (pointer: string): string | undefined => textAt(notice.payload, pointer);
  const [startPrice, step, deposit] = [at(selection.startPrice), at(selection.step), at(selection.deposit)];
  const [opensAt, closesAt] = [at(selection.opensAt), at(selection.closesAt)];
  if (!startPrice || !step || !deposit || !opensAt || !closesAt) return undefined;
  return {
    noticeId: notice.id,
    number: notice.number,
    seller: notice.seller,
    ...{ startPrice, step, deposit },
    reservePrice: (selection.reservePrice && at(selection.reservePrice)) ?? null,
    opensAt: utc(opensAt),
    closesAt: utc(closesAt),
    overTimeMinutes: selection.overTimeMinutes,
  };
}

/** In one form, so that moments compare as texts. */
const utc = (moment: string): string => new Date(moment).toISOString();
