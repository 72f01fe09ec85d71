import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of drafts, templates, mandates and refund claims. */
export const TRADERS_PROBLEMS = {
  'draft/not-found': {
    ...entry(
      'There is no such draft',
      '草稿不存在',
      'List your drafts with GET /v1/drafts.',
      '请通过 GET /v1/drafts 查看草稿。',
    ),
    detailZh: '没有此草稿或此版本。',
  },
  'draft/too-many': {
    ...entry(
      'Too many drafts',
      '草稿过多',
      'Submit drafts or remove those that you need no longer: DELETE /v1/drafts/{id}.',
      '请提交或删除不再需要的草稿:DELETE /v1/drafts/{id}。',
    ),
    detailZh: '未申报的草稿已达上限 {limit} 份。',
  },
  'draft/submitted': {
    ...entry(
      'The draft is lodged',
      '草稿已申报',
      'Correct the filing with POST /v1/filings/{id}/versions, or begin a new one with /copies.',
      '请通过 POST /v1/filings/{id}/versions 更正申报,或通过 /copies 新建。',
    ),
    detailZh: '该草稿已申报,不能再修改:{filing}。',
  },
  'draft/being-submitted': {
    ...entry(
      'The draft is being lodged',
      '草稿正在申报',
      'Fetch the draft in a moment; it shows the filing it became, or can be saved again.',
      '请稍后重新读取草稿:将显示对应申报,或可继续保存。',
    ),
    detailZh: '该草稿正在申报中。',
  },
  'template/not-found': {
    ...entry(
      'There is no such template',
      '模板不存在',
      'List your templates with GET /v1/templates.',
      '请通过 GET /v1/templates 查看模板。',
    ),
    detailZh: '没有此模板。',
  },
  'template/name-taken': {
    ...entry(
      'The name of the template is taken',
      '模板名称已被使用',
      'Choose another name, or delete the template that has it.',
      '请更换名称,或删除同名模板。',
    ),
    detailZh: '已有名为 {name} 的模板。',
  },
  'template/unknown-placeholder': entry(
    'The template has no such placeholder',
    '模板中没有该占位符',
    'Send values for the placeholders that the template names.',
    '请为模板所列占位符填写值。',
  ),
  'mandate/not-found': {
    ...entry(
      'There is no such mandate',
      '委托不存在',
      'List your mandates with GET /v1/mandates.',
      '请通过 GET /v1/mandates 查看委托。',
    ),
    detailZh: '没有此委托。',
  },
  'mandate/not-for-that-side': {
    ...entry(
      'The other side of the mandate does this',
      '应由委托另一方办理',
      'Let the side that is named do it.',
      '请由所示一方办理。',
    ),
    detailZh: '仅委托的 {side} 一方可执行此操作。',
  },
  'mandate/with-oneself': {
    ...entry(
      'A mandate is between two',
      '委托须在两方之间',
      'Name another organisation as broker.',
      '请将另一机构填写为受托方。',
    ),
    detailZh: '机构无需委托自身。',
  },
  'mandate/ends-before-it-begins': {
    ...entry(
      'The mandate ends before it begins',
      '委托终止日早于起始日',
      'Let `to` be no earlier than `from`.',
      '`to` 不得早于 `from`。',
    ),
    detailZh: '委托将自 {from} 起至 {value} 止。',
  },
  'refund/not-found': {
    ...entry(
      'There is no such refund claim',
      '退税申请不存在',
      'List refund claims with GET /v1/refund-claims.',
      '请通过 GET /v1/refund-claims 查看退税申请。',
    ),
    detailZh: '没有此退税申请。',
  },
  'refund/nothing-to-refund': {
    ...entry(
      'There is nothing to claim back',
      '无可退税款',
      'Claim after release, or after a withdrawal that followed the assessment.',
      '请在放行后,或在计税后撤回的情况下申请。',
    ),
    detailZh: '申报状态为 {status},尚无可申请退还的税款。',
  },
  'refund/more-than-assessed': {
    ...entry(
      'More is claimed than was assessed',
      '申请金额超过核定税款',
      'Claim each tax once, in the currency of the assessment, and no more than is left.',
      '每一税种仅列一次,币种与核定一致,且不超过剩余金额。',
    ),
    detailZh: '申请 {value},剩余可退 {left}。',
  },
  'refund/too-late': {
    ...entry(
      'The period for the claim is over',
      '已过申请期限',
      'The law leaves no claim after that day.',
      '法定期限届满后不再受理。',
    ),
    detailZh: '该申请须于 {until} 前提出({legalBasis})。',
  },
  'refund/grant-not-claimed': {
    ...entry(
      'The grant is not what was claimed',
      '核准内容与申请不符',
      'Grant at most what is claimed of each tax and something of one, or refuse the claim.',
      '核准金额不得超过各税种申请金额,且不得全部为零;否则请作不予退还处理。',
    ),
    detailZh: '核准内容与申请不符:{tax}。',
  },
  'refund/held-by-another': {
    ...entry(
      'Another officer holds the claim',
      '申请由其他人员办理',
      'Let that officer decide it.',
      '请由该人员作出决定。',
    ),
    detailZh: '该退税申请由其他人员办理。',
  },
} as const satisfies Catalogue;
