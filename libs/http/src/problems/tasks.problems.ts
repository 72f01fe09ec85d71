import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of officers’ work on filings. */
export const TASK_PROBLEMS = {
  'task/not-found': {
    ...entry(
      'There is no such task',
      '任务不存在',
      'List the open tasks with GET /v1/tasks.',
      '请通过 GET /v1/tasks 查看待办任务。',
    ),
    detailZh: '贵机构的待办列表中没有此任务。',
  },
  'task/not-claimed': {
    ...entry(
      'The task is not claimed',
      '任务尚未认领',
      'Claim it first with POST /v1/tasks/{id}/claim.',
      '请先通过 POST /v1/tasks/{id}/claim 认领。',
    ),
    detailZh: '该任务无人认领。',
  },
  'task/held-by-another': {
    ...entry(
      'Another officer holds the task',
      '任务由其他人员办理',
      'Ask that officer to release it.',
      '请由该人员先退回任务。',
    ),
    detailZh: '该任务由其他人员认领。',
  },
  'task/officers-only': {
    ...entry(
      'Only officers see tasks',
      '仅限经办人员',
      'Sign in with an account that has the role officer.',
      '请使用具有 officer 角色的账户登录。',
    ),
    detailZh: '只有机构的经办人员可查看和办理任务。',
  },
  'task/not-the-role': {
    ...entry(
      'The body has another part in the review',
      '贵机构在本次审查中的角色不同',
      'Give an opinion with POST /v1/tasks/{id}/opinion where the task says `advises`; decide where it says `decides`.',
      '任务角色为 `advises` 的,请通过 POST /v1/tasks/{id}/opinion 提出意见;角色为 `decides` 的方可作出决定。',
    ),
    detailZh: '该任务的角色为 {role},不能执行此操作。',
  },
  'task/opinions-outstanding': {
    ...entry(
      'Opinions are still to come',
      '尚有意见未提出',
      'Wait until the bodies named have given their opinion, or until their time is over.',
      '请等待所列机构提出意见,或其时限届满后再作决定。',
    ),
    detailZh: '尚待 {bodies} 提出意见。',
  },
  'task/second-person': {
    ...entry(
      'Another officer has to confirm',
      '须由另一名经办人员复核',
      'Ask a colleague of your body to confirm the decision or to send it back.',
      '请由本机构另一名人员复核确认或退回。',
    ),
    detailZh: '决定须由本机构另一名经办人员复核。',
  },
  'task/nothing-proposed': {
    ...entry(
      'No decision waits for a second person',
      '没有待复核的决定',
      'Fetch the task again; its links name what can be done with it now.',
      '请重新读取任务;其链接列出当前可执行的操作。',
    ),
    detailZh: '任务状态为 {state},没有待复核的决定。',
  },
  'task/unknown-reason': {
    ...entry(
      'The kind lists no such reason',
      '该申报种类未列此理由',
      'Use one of the codes in `known`, or say the reason in your own words in both languages.',
      '请使用 `known` 所列代码,或以中英文自行说明理由。',
    ),
    detailZh: '该申报种类的理由清单中没有 {value}。',
  },
  'task/all-gaps-at-once': {
    ...entry(
      'All gaps are told at once',
      '须一次性告知',
      'Ask in the first query for everything that is missing; a later one needs `"reason": "newFacts"`.',
      '请在首次询问中一次性列明全部需补正内容;再次询问须注明 `"reason": "newFacts"`。',
    ),
    detailZh: '{body} 已就第 {version} 版提出过询问;补正内容应一次性告知。',
  },
  'task/unknown-document': {
    ...entry(
      'The kind wants no such document',
      '该申报种类无此文件',
      'Use one of the codes in `known`, or ask for it in words.',
      '请使用 `known` 所列代码,或以文字说明所需材料。',
    ),
    detailZh: '该申报种类没有文件 {value}。',
  },
  'task/no-higher-body': {
    ...entry(
      'There is no body to pass the task up to',
      '没有可移送的上级机构',
      'Decide the task in your own body; `escalatesTo` of the kind’s clock names who else may get it.',
      '请由本机构作出决定;该申报种类时限的 `escalatesTo` 列明可移送的机构。',
    ),
    detailZh: '该申报种类未指定可移送的机构,或该机构已在办理此申报。',
  },
} as const satisfies Catalogue;
