import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of checks after decisions and of the credit record. */
export const POST_CHECK_PROBLEMS = {
  'filing/commitment-barred': entry(
    'Filings on commitment are barred',
    '暂不适用告知承诺',
    'Choose the ordinary way, or have the credit record repaired: GET /v1/credit-flags.',
    '请按一般程序办理,或先修复信用记录:GET /v1/credit-flags。',
  ),
  'post-check/not-found': {
    ...entry(
      'There is no such check',
      '核查不存在',
      'List the checks with GET /v1/post-checks.',
      '请通过 GET /v1/post-checks 查看核查。',
    ),
    detailZh: '没有此项核查。',
  },
  'post-check/order-first': {
    ...entry(
      'An order to put right comes first',
      '应先责令整改',
      'Order what is to be put right with POST /v1/post-checks/{id}/order, or say that the promise was false.',
      '请先通过 POST /v1/post-checks/{id}/order 责令整改,或说明承诺不实。',
    ),
    detailZh: '尚未责令整改,且承诺并非不实。',
  },
  'post-check/still-in-time': {
    ...entry(
      'The time to put right is not over',
      '整改期限未满',
      'Wait for the answer of the holder or for the end of the time named.',
      '请等待当事人答复或期限届满。',
    ),
    detailZh: '当事人可在 {putRightBy} 前完成整改。',
  },
  'post-check/not-yours-to-do': {
    ...entry(
      'This is for the other side to do',
      '应由另一方办理',
      'Sign in for the organisation named.',
      '请以所示机构的身份登录。',
    ),
    detailZh: '仅限 {who} 办理。',
  },
  'credit-flag/not-found': {
    ...entry(
      'There is no such entry in the credit record',
      '信用记录不存在',
      'List the entries with GET /v1/credit-flags.',
      '请通过 GET /v1/credit-flags 查看信用记录。',
    ),
    detailZh: '没有此条信用记录。',
  },
  'credit-flag/already-repaired': {
    ...entry('The entry is repaired already', '信用记录已修复', 'Nothing is left to do.', '无需再办理。'),
    detailZh: '该条信用记录已修复。',
  },
} as const satisfies Catalogue;
