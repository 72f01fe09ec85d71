import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of bids. */
export const BIDDING_PROBLEMS = {
  'bidding/auction-not-found': {
    ...entry(
      'Nothing is put up under this number',
      '没有此编号的竞买标的',
      'List what is put up with GET /v1/auctions.',
      '请通过 GET /v1/auctions 查看竞买标的。',
    ),
    detailZh: '没有此编号的竞买标的。',
  },
  'bidding/bid-is-binding': {
    ...entry(
      'A bid is binding',
      '报价不可撤改',
      'Lodge a higher bid under a reference of its own.',
      '请以新的编号提交更高的报价。',
    ),
    detailZh: '报价一经受理不得修改或撤回,更高的报价可取而代之。',
  },
  'bidding/not-open': entry(
    'The bidding is not open yet',
    '竞价尚未开始',
    'Bid from the moment named on.',
    '请在所示时间后报价。',
  ),
  'bidding/closed': entry(
    'The bidding is over',
    '竞价已截止',
    'Look for other lots with GET /v1/auctions.',
    '请通过 GET /v1/auctions 查看其他标的。',
  ),
  'bidding/own-lot': entry(
    'The lot is the bidder’s own',
    '不得对自己的标的报价',
    'Leave the bidding to others.',
    '请勿参与本标的竞价。',
  ),
  'bidding/too-low': entry(
    'The bid is too low',
    '报价过低',
    'Offer what is named, or more.',
    '请按所示金额或更高金额报价。',
  ),
  'bidding/deposit-too-low': entry(
    'The deposit is too low',
    '保证金不足',
    'Pay the rest of the deposit and name the whole amount.',
    '请补足保证金后填写全额。',
  ),
} as const satisfies Catalogue;
