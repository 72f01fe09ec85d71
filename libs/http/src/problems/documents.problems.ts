import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of documents, alone and as parts of a filing. */
export const DOCUMENT_PROBLEMS = {
  'document/not-found': {
    ...entry(
      'There is no such document',
      '没有此文件',
      'Check the id, or list your documents with GET /v1/documents.',
      '请核对标识,或通过 GET /v1/documents 查看贵方文件。',
    ),
    detailZh: '没有此文件。',
  },
  'document/in-use': {
    ...entry(
      'A filing names the document',
      '文件已随申报提交',
      'A document that went with a filing stays as long as the filing; send another and correct the filing.',
      '随申报提交的文件与申报一并保存;请另传文件并更正申报。',
    ),
    detailZh: '已有申报使用该文件,不能删除。',
  },
  'document/not-ready': {
    ...entry(
      'The document is still being scanned',
      '文件仍在扫描',
      'Ask again after a moment; `scan` of GET /v1/documents/{id} says when it is done.',
      '请稍后再试;扫描结果见 GET /v1/documents/{id} 的 `scan`。',
    ),
    detailZh: '文件尚未通过扫描。',
  },
  'document/infected': {
    ...entry(
      'The document holds malware',
      '文件含恶意代码',
      'Its content is given to nobody. Clean the source and send the document anew.',
      '其内容不予提供。请清除恶意代码后重新上传。',
    ),
    detailZh: '扫描发现 {threat}。',
  },
  'document/empty': {
    ...entry('The document is empty', '文件为空', 'Send its bytes.', '请发送文件内容。'),
    detailZh: '未收到任何字节。',
  },
  'document/type-not-taken': {
    ...entry(
      'The document is of a type that is not taken',
      '不接受此类文件',
      'Send PDF, PNG, JPEG, TIFF, XML, plain text, CSV, or an Office or OpenDocument file without macros.',
      '请使用 PDF、PNG、JPEG、TIFF、XML、纯文本、CSV,或不含宏的 Office、OpenDocument 文件。',
    ),
    detailZh: '文件实际为 {found}。',
  },
  'document/type-mismatch': {
    ...entry(
      'The document is not what it is said to be',
      '文件与所声明类型不符',
      'Send the Content-Type and the file name of what the bytes are.',
      '请按文件实际内容填写 Content-Type 与文件名。',
    ),
    detailZh: '声明为 {declared},实际为 {found}。',
  },
  'document/two-types': {
    ...entry(
      'The document can be read as two types',
      '文件可按两种类型读取',
      'Save it anew with the program it comes from, with nothing before or behind it.',
      '请用原程序重新保存,文件前后不得附加其他内容。',
    ),
    detailZh: '文件为 {found},同时含有 {also}。',
  },
  'document/active-content': {
    ...entry(
      'The document would run something',
      '文件含可执行内容',
      'Save it without scripts, macros, launch actions or stylesheets; printing to PDF does that.',
      '请去除脚本、宏、启动动作或样式表后保存,例如打印为 PDF。',
    ),
    detailZh: '文件含 {what}。',
  },
  'document/encrypted': {
    ...entry(
      'The document is encrypted',
      '文件已加密',
      'Save it without a password: neither officers nor the scanner can look into it.',
      '请取消密码后保存:经办人员与扫描程序均无法读取。',
    ),
    detailZh: '文件已加密。',
  },
  'document/malformed': {
    ...entry(
      'The document is damaged',
      '文件已损坏',
      'Save it anew with the program it comes from and send it again.',
      '请用原程序重新保存后再发送。',
    ),
    detailZh: '文件不完整或不符合其格式:{what}。',
  },
  'document/form-unreadable': entry(
    'The form cannot be read',
    '无法读取表单',
    'Send multipart/form-data with one file in it.',
    '请使用 multipart/form-data 并包含一个文件。',
  ),
  'document/too-many': {
    ...entry(
      'You have too many documents that no filing names',
      '未使用的文件过多',
      'Lodge the filings they belong to, or remove some with DELETE /v1/documents/{id}.',
      '请提交相应申报,或通过 DELETE /v1/documents/{id} 删除部分文件。',
    ),
    detailZh: '未被申报使用的文件最多 {limit} 份。',
  },
  'document/store-unavailable': entry(
    'Documents cannot be kept or read now',
    '暂时无法存取文件',
    'Send the same request again after the time in `Retry-After`.',
    '请在 `Retry-After` 所示时间后重发同一请求。',
  ),
  'filing/document-missing': entry(
    'A document that the kind wants is missing',
    '缺少该申报种类要求的文件',
    'Send it with POST /v1/documents and name its id under `documents`.',
    '请通过 POST /v1/documents 上传,并在 `documents` 中填写其标识。',
  ),
  'filing/document-not-wanted': entry(
    'The kind knows no document of that code',
    '该申报种类没有此文件代码',
    'Use a code of the kind: GET /v1/kinds/{kind}/versions/{date}, `documents`.',
    '请使用该种类的文件代码:见 GET /v1/kinds/{kind}/versions/{date} 的 `documents`。',
  ),
  'filing/document-named-twice': entry(
    'A document is named twice under one code',
    '同一代码下重复列出文件',
    'Name each document once under each code.',
    '每个代码下同一文件只列一次。',
  ),
  'filing/documents-too-many': entry(
    'The filing names too many documents',
    '申报所列文件过多',
    'Join papers of one sort into one document.',
    '请将同类文件合并为一份。',
  ),
  'filing/document-unknown': entry(
    'You have no such document',
    '贵方没有此文件',
    'Send it with POST /v1/documents and name the id that it answers.',
    '请通过 POST /v1/documents 上传,并填写返回的标识。',
  ),
  'filing/document-not-scanned': entry(
    'The document is not yet known to be clean',
    '文件尚未确认安全',
    'Lodge the filing once `scan` of GET /v1/documents/{id} says `clean`.',
    '待 GET /v1/documents/{id} 的 `scan` 为 `clean` 后再提交。',
  ),
  'filing/document-infected': entry(
    'The document holds malware',
    '文件含恶意代码',
    'Clean the source, send the document anew and name the new id.',
    '请清除恶意代码后重新上传,并填写新的标识。',
  ),
} as const satisfies Catalogue;
