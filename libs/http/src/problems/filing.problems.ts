import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of filings and of what they cite. */
export const FILING_PROBLEMS = {
  'filing/unknown-kind': {
    ...entry(
      'There is no such kind of filing',
      '没有此类申报',
      'Use the nearest kind named, or one of GET /v1/kinds.',
      '请使用所提示的最接近种类,或 GET /v1/kinds 所列种类。',
    ),
    detailZh: '没有申报种类 {kind}。',
  },
  'filing/kind-not-in-force': {
    ...entry(
      'The kind is not in force on that day',
      '该申报种类在当日未生效',
      'Choose a day on which one of its versions is in force.',
      '请选择其某一版本生效的日期。',
    ),
    detailZh: '{kind} 在 {on} 没有生效的版本。',
  },
  'filing/faulty': entry(
    'The filing has faults',
    '申报内容有误',
    'Mend every fault in `errors` and send it again under the same reference; nothing was stored.',
    '请更正 `errors` 所列各项后以同一编号重新发送;系统未保存任何内容。',
  ),
  'filing/reference-unusable': entry(
    'The declaration has no usable reference',
    '申报缺少可用编号',
    'Give it a FunctionalReferenceID of your own numbering: 1 to 70 printable ASCII characters.',
    '请按贵方编号规则填写 FunctionalReferenceID:1 至 70 个可打印 ASCII 字符。',
  ),
  'filing/reference-differs': entry(
    'The declaration names another reference than the filing',
    '报文内编号与申报编号不同',
    'Write the same reference in FunctionalReferenceID and in the filing.',
    '请使 FunctionalReferenceID 与申报编号一致。',
  ),
  'filing/reference-reused': entry(
    'The reference belongs to other content',
    '该编号已用于其他内容',
    'Use a new reference, or correct the first filing with POST /v1/filings/{id}/versions.',
    '请使用新编号,或通过 POST /v1/filings/{id}/versions 更正首次申报。',
  ),
  'filing/intake-full': entry(
    'The intake is full',
    '受理队列已满',
    'Send the same request again after the time in `Retry-After`.',
    '请在 `Retry-After` 所示时间后重发同一请求。',
  ),
  'filing/not-found': {
    ...entry(
      'There is no such filing',
      '申报不存在',
      'Check the id, or look the filing up by its reference with GET /v1/filings.',
      '请核对标识,或通过 GET /v1/filings 按编号查询。',
    ),
    detailZh: '没有此申报。',
  },
  'filing/not-open': {
    ...entry(
      'The filing is past that point',
      '申报已过该阶段',
      'Fetch the filing again; its links name what can be done with it now.',
      '请重新读取申报;其链接列出当前可执行的操作。',
    ),
    detailZh: '申报状态为 {status},不能执行此操作。',
  },
  'filing/not-approved': {
    ...entry(
      'The filing has no certificate',
      '申报没有证书',
      'Ask again once it is approved; its feed tells when.',
      '请在获准后再查询;获准时会通过动态通知。',
    ),
    detailZh: '状态为 {status},没有证书。',
  },
  'filing/not-erasable-yet': {
    ...entry(
      'The law still keeps this filing whole',
      '依法尚不得删除',
      'Ask again from the day named in `details.erasableFrom`; a filing that is still under way names none.',
      '请在 `details.erasableFrom` 所示日期后再试;尚在办理中的申报没有该日期。',
    ),
    detailZh: '申报状态为 {status},尚在保存期内或仍在办理。',
  },
  'filing/another-filing': {
    ...entry(
      'The version is of another filing',
      '该版本属于另一申报',
      'Keep kind and reference, or lodge a new filing with POST /v1/filings.',
      '请保持种类与编号不变,或通过 POST /v1/filings 新建申报。',
    ),
    detailZh: '{pointer} 与原申报不一致。',
  },
  'filing/citation-missing': entry(
    'Nothing is cited',
    '未引用所需的许可或申报',
    'Cite the number of the grant or filing that the kind wants.',
    '请填写该申报种类要求引用的许可证件或申报编号。',
  ),
  'filing/citation-unknown': entry(
    'What is cited is not there, or not yours',
    '所引用编号不存在或不属于贵方',
    'Check the number, and that it is yours: GET /v1/grants lists what you hold.',
    '请核对编号及持有人;GET /v1/grants 列出贵方持有的许可与证书。',
  ),
  'filing/citation-not-in-force': entry(
    'What is cited is not in force',
    '所引用许可或申报无效',
    'Cite one that is in force on the day of lodging, or apply for a new one first.',
    '请引用在申报日有效的编号,或先行申请。',
  ),
  'filing/citation-without-quantity': entry(
    'Nothing says how much is drawn',
    '未注明核减数量',
    'State a quantity above zero in the unit of what is cited.',
    '请以所引用许可的计量单位填写大于零的数量。',
  ),
  'filing/citation-in-other-unit': entry(
    'What is cited is counted in another unit',
    '计量单位与所引用许可不一致',
    'State the quantity in the unit of what is cited.',
    '请以所引用许可的计量单位填写数量。',
  ),
  'filing/citation-exceeds': entry(
    'More is asked for than is left',
    '申报数量超过剩余数量',
    'Declare at most what is left under it, and the rest under another one.',
    '请申报不超过剩余数量,其余引用其他许可。',
  ),
  'filing/citation-differs': entry(
    'What is cited says otherwise',
    '与所引用内容不一致',
    'Say the same as what is cited, or cite the one that belongs here.',
    '请与所引用内容一致,或引用正确的编号。',
  ),
  'filing/citation-late': entry(
    'It comes too late after what is cited',
    '已超过引用期限',
    'Ask the body that handles it how to proceed after the time limit.',
    '已逾期,请向主管机构咨询后续办理方式。',
  ),
  'filing/citation-used-up': entry(
    'As many filings as it allows have used what is cited',
    '所引用许可或证书的使用次数已用完',
    'Cite another one. A use is given back when its filing is withdrawn or refused.',
    '请引用其他编号;所涉申报撤回或不予批准后,使用次数予以返还。',
  ),
  'filing/citation-taken': entry(
    'Another filing cites it already',
    '已被另一申报引用',
    'Correct that filing with POST /v1/filings/{id}/versions, or withdraw it first.',
    '请通过 POST /v1/filings/{id}/versions 更正该申报,或先将其撤回。',
  ),
  'grant/not-found': {
    ...entry(
      'There is no such grant',
      '许可或证书不存在',
      'Check the number, or list yours with GET /v1/grants.',
      '请核对编号,或通过 GET /v1/grants 查询。',
    ),
    detailZh: '没有此许可或证书。',
  },
  'grant/not-yours-to-change': {
    ...entry(
      'The grant is for somebody else to change',
      '无权变更该许可',
      'Its issuer suspends, resumes and revokes it; its holder gives it up.',
      '中止、恢复与撤销由发证机构办理;放弃由持有人办理。',
    ),
    detailZh: '贵方不能将该许可变更为 {to}。',
  },
  'filing/query-not-open': {
    ...entry(
      'No such query waits for an answer',
      '没有待答复的询问',
      'Fetch the filing again; its `queries` say which are open.',
      '请重新读取申报;其 `queries` 列出待答复的询问。',
    ),
    detailZh: '没有此待答复的询问。',
  },
  'filing/several-queries': {
    ...entry(
      'Several queries are open',
      '有多项待答复的询问',
      'Name one of the ids in `open` as `query`.',
      '请在 `query` 中注明 `open` 所列的某一询问。',
    ),
    detailZh: '有多个机构等待答复,须注明所答复的询问。',
  },
  'filing/answers-missing': {
    ...entry(
      'The answer does not fit the questions',
      '答复与问题不符',
      'Answer every question in `open`, each once, and leave out those in `astray`.',
      '请逐一答复 `open` 所列问题,并删除 `astray` 所列各项。',
    ),
    detailZh: '须对每个问题各答复一次。',
  },
  'filing/no-extension-left': {
    ...entry(
      'The time cannot be extended again',
      '答复期限不能再延长',
      'Answer by the time that `answerBy` of the query says.',
      '请在该询问的 `answerBy` 之前答复。',
    ),
    detailZh: '答复期限最多延长 {most} 次。',
  },
} as const satisfies Catalogue;
