import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of rounds of selection. */
export const SELECTION_PROBLEMS = {
  'selection/round-not-found': {
    ...entry(
      'There is no such round',
      '评审轮次不存在',
      'List the rounds with GET /v1/selection-rounds.',
      '请通过 GET /v1/selection-rounds 查看评审轮次。',
    ),
    detailZh: '没有此评审轮次。',
  },
  'selection/not-by-experts': {
    ...entry(
      'This kind is not selected by experts',
      '该种类不采用专家评审',
      'Name a kind whose `selection` is by experts: GET /v1/kinds/{kind}/versions/{date}.',
      '请使用 `selection` 为专家评审的种类:GET /v1/kinds/{kind}/versions/{date}。',
    ),
    detailZh: '种类 {value} 不采用专家评审。',
  },
  'selection/not-the-lead-body': {
    ...entry(
      'Another body runs these rounds',
      '该评审由其他机构组织',
      'Ask the body named.',
      '请联系所示机构。',
    ),
    detailZh: '该种类的评审由 {body} 的经办人员组织。',
  },
  'selection/round-under-way': {
    ...entry(
      'A round of this kind is under way',
      '该种类已有评审轮次在进行',
      'Conclude it first.',
      '请先完成该轮次。',
    ),
    detailZh: '该种类另有轮次尚未结束。',
  },
  'selection/not-now': {
    ...entry(
      'The round does not stand where this can be done',
      '当前阶段不能办理',
      'Marks are given and the round is concluded after its window has closed, and only once.',
      '评分和结束须在申报窗口关闭后进行,且仅限一次。',
    ),
    detailZh: '该轮次处于 {state} 阶段,不能办理。',
  },
  'selection/marks-missing': {
    ...entry(
      'Marks are missing',
      '评分不齐',
      'Have experts mark the filings named with PUT /v1/selection-rounds/{id}/marks/{filingId}.',
      '请专家通过 PUT /v1/selection-rounds/{id}/marks/{filingId} 对所列申报评分。',
    ),
    detailZh: '每份申报须有 {panel} 个评分;不足者:{references}。',
  },
  'selection/no-candidate': {
    ...entry(
      'The filing takes no part in the round',
      '该申报未参加本轮',
      'Mark the filings listed in the round.',
      '请对本轮所列申报评分。',
    ),
    detailZh: '该申报未参加本轮评审。',
  },
  'selection/window-too-short': {
    ...entry(
      'The window closes before it opens',
      '窗口关闭早于开启',
      'Give a moment in the future.',
      '请填写将来的时间。',
    ),
    detailZh: '窗口须在开启之后关闭。',
  },
} as const satisfies Catalogue;
