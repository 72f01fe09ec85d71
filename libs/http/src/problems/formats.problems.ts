import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of messages in the formats of standards, and of conversions between them. */
export const FORMATS_PROBLEMS = {
  'filing/malformed-xml': entry(
    'The message is not well-formed XML of its standard',
    '报文不是合规的 XML',
    'Mend the message at the line and column named and send it again.',
    '请更正所示行列处的内容后重新发送。',
  ),
  'filing/doctype-refused': entry(
    'A document type declaration is not taken',
    '不接受文档类型声明',
    'Send the message without a DOCTYPE.',
    '请去掉 DOCTYPE 后重新发送。',
  ),
  'filing/xml-too-deep': entry(
    'The message is nested too deeply',
    '报文嵌套过深',
    'Nest elements as the standard does.',
    '请按标准的层次组织元素。',
  ),
  'filing/xml-too-large': entry(
    'The message is too large',
    '报文过大',
    'Split the declaration, or lodge its goods items in several.',
    '请拆分申报,或将商品项分多份申报。',
  ),
  'filing/unknown-declaration-type': {
    ...entry(
      'No kind takes declarations of this type',
      '没有接受该类型报关单的申报种类',
      'Use a TypeCode that begins with IM (import), EX (export) or CO (special fiscal territories).',
      '请使用以 IM(进口)、EX(出口)或 CO(特别财政区域)开头的 TypeCode。',
    ),
    detailZh: '没有申报种类接受 TypeCode {value}。',
  },
  'filing/no-transit-declaration': {
    ...entry(
      'The message lodges no filing',
      '该报文不构成申报',
      'Lodge CC015C, amend it by CC013C at its versions, withdraw it by CC014C; POST /v1/conversions reads all others.',
      '请以 CC015C 申报,以 CC013C 在其版本处修改,以 CC014C 撤回;其他报文可由 POST /v1/conversions 读取。',
    ),
    detailZh: '{value} 不构成申报。',
  },
  'filing/lodged-before': entry(
    'The message is about a filing that is there',
    '报文所指的申报已存在',
    'Send it to the route in `sendTo`, with the ETag named as If-Match.',
    '请发送至 `sendTo` 所示路径,并以所示 ETag 作为 If-Match。',
  ),
  'filing/about-unknown': entry(
    'The message is about a filing that is not there',
    '报文所指的申报不存在',
    'Check the number it names (ID, MRN or LRN) against GET /v1/filings, or lodge the filing first.',
    '请以 GET /v1/filings 核对其所列编号(ID、MRN 或 LRN),或先行申报。',
  ),
  'filing/amends-nothing': {
    ...entry(
      'The amendment points at nothing',
      '修改所指内容不存在',
      'Point at what the declaration holds, or give in the message what is to stand there.',
      '请指向报关单已有内容,或在报文中给出新内容。',
    ),
    detailZh: '修改指向 {value},报文与报关单中均无此内容。',
  },
  'filing/cancels': {
    ...entry(
      'The message takes the filing back',
      '该报文用于撤回申报',
      'Send it to POST /v1/filings/{id}/withdrawal.',
      '请发送至 POST /v1/filings/{id}/withdrawal。',
    ),
    detailZh: '该报文用于撤回申报,不构成新版本。',
  },
  'filing/cancels-nothing': {
    ...entry(
      'The message takes no filing back',
      '该报文不撤回申报',
      'Send CC014C, a declaration of TypeCode INV, or a reason as JSON.',
      '请发送 CC014C、TypeCode 为 INV 的报文,或以 JSON 说明原因。',
    ),
    detailZh: '该报文不撤回任何申报。',
  },
  'filing/no-xml-form': entry(
    'The filing cannot be given as XML',
    '申报不能以 XML 提供',
    'Ask for it with Accept: application/json.',
    '请以 Accept: application/json 读取。',
  ),
  'filing/placeholder': entry(
    'A placeholder of a test file stands in the message',
    '报文中仍有测试文件的占位符',
    'Put the value in its place; the filing is taken nevertheless.',
    '请填入实际值;申报仍予受理。',
  ),
  'conversion/no-counterpart': entry(
    'The other format has no such message',
    '目标格式没有对应报文',
    'Ask for json, or for the XML of its own standard.',
    '请选择 json,或其自身标准的 XML。',
  ),
} as const satisfies Catalogue;
