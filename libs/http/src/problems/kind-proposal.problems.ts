import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of proposed versions of filing kinds. */
export const KIND_PROPOSAL_PROBLEMS = {
  'kind/unusable': entry(
    'The package cannot be published',
    '该种类包不能发布',
    'Mend every fault in `errors`; each points into the package. docs/guides/add-a-kind.md describes its parts.',
    '请更正 `errors` 所列各项，其指针指向种类包；各部分说明见 docs/guides/add-a-kind.md。',
  ),
  'kind/part-unusable': entry(
    'A part of the package cannot be used',
    '种类包的某一部分无法使用',
    'Mend the part that the pointer names; the message says what its compiler did not take.',
    '请更正指针所示部分；原因见说明。',
  ),
  'kind/example-differs': entry(
    'An example does not come out as it says',
    '样例结果与所述不符',
    'Correct the rule, or what the example says of `gives`, `warns` and `decides`.',
    '请更正规则，或更正样例的 `gives`、`warns`、`decides`。',
  ),
  'kind/part-unshown': entry(
    'No example shows a rule or condition',
    '没有样例体现该规则或条件',
    'Add an example that breaks the rule; for a condition one that meets it and one that does not.',
    '请补充违反该规则的样例；条件须有满足和不满足的样例。',
  ),
  'kind/without-end': entry(
    'The package does not come to an end',
    '种类包运行无法结束',
    'Look for a `pattern` that repeats what is repeated already, and bound lists and texts in length.',
    '请检查重复嵌套的 `pattern`，并限定列表和文本的长度。',
  ),
  'kind/proposal-not-found': {
    ...entry(
      'There is no such proposal',
      '没有此项提议',
      'List the proposals of your body with GET /v1/kind-proposals.',
      '请通过 GET /v1/kind-proposals 查看贵机构的提议。',
    ),
    detailZh: '没有此项提议。',
  },
  'kind/not-yours-to-propose': {
    ...entry(
      'Another body leads this kind',
      '该种类由其他机构主办',
      'Ask an officer of a body named, or an operator.',
      '请由所示机构的经办人员或运营方提出。',
    ),
    detailZh: '{kind} 的版本须由主办机构（{bodies}）的经办人员或运营方提出。',
  },
  'kind/second-person': {
    ...entry(
      'A second person must consent',
      '须由第二人同意',
      'Ask another officer of the body, or an operator, to consent.',
      '请由该机构另一经办人员或运营方同意。',
    ),
    detailZh: '提出者不得自行同意。',
  },
  'kind/proposal-closed': {
    ...entry(
      'The proposal is closed',
      '该提议已结束',
      'Fetch it again; propose another version when a change is still wanted.',
      '请重新读取；仍需变更的，请另行提出。',
    ),
    detailZh: '该提议状态为 {state}。',
  },
  'kind/day-taken': {
    ...entry(
      'The day has its version already',
      '该日期已有版本',
      'A published version is never changed: propose one from another day, or reject the open proposal first.',
      '已发布版本不得更改：请改用其他日期，或先否决未结提议。',
    ),
    detailZh: '{kind} 自 {value} 起的版本已发布或已提出。',
  },
  'kind/day-passed': {
    ...entry(
      'The version would hold from a day in the past',
      '版本生效日期已过',
      'Let it hold from today or a later day: filings keep the rules of the day they were lodged.',
      '请使其自今日或以后生效：申报适用其提交当日的规则。',
    ),
    detailZh: '{value} 早于今日 {today}。',
  },
  'kind/another-kind': {
    ...entry(
      'The package is of another kind than the path',
      '种类包与路径所示种类不一致',
      'Name the same kind in the path and in `header.kind`.',
      '请使路径与 `header.kind` 一致。',
    ),
    detailZh: '种类包为 {value}，路径为 {inPath}。',
  },
  'kind/replay-first': {
    ...entry(
      'The replay has not ended',
      '重放尚未完成',
      'Wait until the replay of the proposal is `done`; begin it again with POST …/replay when it failed or stopped.',
      '请待该提议的重放状态为 `done`；失败或中断的，请通过 POST …/replay 重新开始。',
    ),
    detailZh: '尚未按该版本重放全部选定申报。',
  },
  'kind/replay-under-way': {
    ...entry('A replay is under way', '重放正在进行', 'Wait until it has ended.', '请待其完成。'),
    detailZh: '该提议的重放正在进行。',
  },
} as const satisfies Catalogue;
