import type { Text } from '@landport/contracts';
import type { Fault } from '@landport/kinds';
import type { BidFault } from '../domain/bidding/auction';
import type { ByPrice } from './price-selection';

type Told = Pick<Fault, 'code' | 'message' | 'remedy'>;

/** What is wrong with a bid, at its place in the payload. */
export function toldBidFault(fault: BidFault, selection: ByPrice, offer: string): Fault {
  const pointer =
    fault.why === 'depositTooLow' ? (selection.depositPaid ?? selection.offer) : selection.offer;
  const value = fault.why === 'depositTooLow' ? undefined : offer;
  return { ...words(fault), pointer, ...(value !== undefined && { value }) };
}

const told = (code: string, message: Text, remedy: Text): Told => ({ code, message, remedy });

function words(fault: BidFault): Told {
  switch (fault.why) {
    case 'notOpen':
      return told(
        'bidding/not-open',
        { en: `Bids are taken from ${fault.opensAt}.`, zh: `竞价自 ${fault.opensAt} 开始。` },
        { en: 'Bid again from then on.', zh: '请在开始后报价。' },
      );
    case 'closed':
      return told(
        'bidding/closed',
        { en: `Bids were taken until ${fault.closesAt}.`, zh: `竞价已于 ${fault.closesAt} 截止。` },
        { en: 'Look for other lots with GET /v1/auctions.', zh: '请通过 GET /v1/auctions 查看其他标的。' },
      );
    case 'ownLot':
      return told(
        'bidding/own-lot',
        { en: 'Nobody bids for a lot of their own.', zh: '出让人不得对自己的标的报价。' },
        { en: 'Leave the bidding to others.', zh: '请勿参与本标的竞价。' },
      );
    case 'tooLow':
      return told(
        'bidding/too-low',
        {
          en: `The next bid must offer ${fault.leastBid} at least.`,
          zh: `下一报价不得低于 ${fault.leastBid}。`,
        },
        { en: 'Offer as much or more.', zh: '请提高报价。' },
      );
    case 'depositTooLow':
      return told(
        'bidding/deposit-too-low',
        { en: `The deposit for this lot is ${fault.deposit}.`, zh: `本标的保证金为 ${fault.deposit}。` },
        { en: 'Pay the rest and name the whole amount.', zh: '请补足保证金后填写全额。' },
      );
    default:
      throw new Error(`nothing is said of ${String(fault satisfies never)}`);
  }
}
