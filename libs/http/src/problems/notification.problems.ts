import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of the notification service: feeds, streams and webhooks. */
export const NOTIFICATION_PROBLEMS = {
  'feed/place-ahead': entry(
    'Behind the end of the feed',
    '超出消息流末尾',
    'Give the last sequence that you have read; the feed never gives a number twice.',
    '请填写已读取的最后序号;消息流的序号不会重复使用。',
  ),
  'feed/too-many-streams': entry(
    'Too many open streams',
    '打开的实时流过多',
    'Close a stream of your organisation, or share one among your readers.',
    '请关闭本机构的某个实时流,或由多个读者共用一个。',
  ),
  'webhook/target-refused': {
    ...entry(
      'Nothing is sent to this address',
      '不向该地址推送',
      'Give an https URL with a public host name, without user name or password, on a port that is allowed.',
      '请填写 https 地址:公网主机名、不含用户名和密码、使用允许的端口。',
    ),
    detailZh: '不向 {url} 推送。',
  },
  'webhook/too-many-endpoints': entry(
    'Too many webhook endpoints',
    '推送地址过多',
    'Remove an endpoint that you no longer need.',
    '请删除不再需要的推送地址。',
  ),
  'webhook/range-refused': {
    ...entry(
      'This range cannot be sent again',
      '该范围无法重新推送',
      'Name at most 1,000 sequences that the endpoint has passed, the smaller one first.',
      '请指定该地址已处理过的序号,最多 1000 个,起始序号在前。',
    ),
    detailZh: '无法重新推送序号 {from} 至 {to}。',
  },
} as const satisfies Catalogue;
