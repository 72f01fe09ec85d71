/** What a token may do. Role and organisation decide on which objects. */
export const SCOPES = {
  'filings:read': 'See your filings, drafts and receipts',
  'filings:write': 'Lodge, correct and withdraw filings',
  'filings:erase': 'Erase personal data of closed filings, as the data officer of their owner',
  'tasks:read': "See your body's work list",
  'tasks:decide': 'Claim and decide tasks',
  'kinds:publish': 'Propose versions of filing kinds, replay filings under them and consent to them',
  'zone:read': 'See ledgers, lists, passes and assessments',
  'zone:write': 'File inventory lists and gate passes, report gate events',
  'air:read': 'See waybills and lots',
  'air:write': 'Send cargo messages',
  'feed:read': "Read your organisation's feed and stream",
  'webhooks:write': 'Set up webhook endpoints and send again',
  operations: 'Watch topics, lag and parked events; retry and skip',
} as const;

export type Scope = keyof typeof SCOPES;
