/** Every fault in words, in the languages of the house. `{name}` stands for a value of the fault. */
const FAULTS = {
  'file-unreadable': ['The file is not JSON.', '文件不是 JSON。'],
  'file-shape': [
    'The file is not as the format landport-evidence/1 says at {place}.',
    '文件在 {place} 处不符合 landport-evidence/1 格式。',
  ],
  'key-unreadable': ['A key is no public Ed25519 key.', '密钥不是 Ed25519 公钥。'],
  'key-id-wrong': ['The key that calls itself {kid} is another one.', '自称为 {kid} 的密钥实为另一密钥。'],
  'key-unknown': [
    'It is signed with the key {kid}, which is not among the keys to be trusted.',
    '签名所用密钥 {kid} 不在受信任的密钥之列。',
  ],
  'key-not-valid-then': [
    'It is signed with the key {kid}, which was not valid on {at}.',
    '签名所用密钥 {kid} 在 {at} 无效。',
  ],
  'signature-unreadable': ['The signed text cannot be read.', '无法读取签名文本。'],
  'signature-of-another-kind': [
    'It is a signed text of the type {found}, not {expected}.',
    '签名文本的类型为 {found},应为 {expected}。',
  ],
  'signature-wrong': ['The signature is not of this text.', '签名与文本不符。'],
  'entry-missing': [
    'Entry {expected} is missing: entry {found} stands in its place.',
    '缺少第 {expected} 条记录,其位置上是第 {found} 条。',
  ],
  'entry-out-of-place': [
    'Entry {found} stands where entry {expected} should.',
    '第 {expected} 条的位置上是第 {found} 条记录。',
  ],
  'entry-not-linked': ['The entry does not follow the one before it.', '该记录与前一条不相连。'],
  'entry-half-erased': ['Content and salt are not erased together.', '内容与盐值未同时删除。'],
  'entry-content-edited': ['The content of the entry was edited.', '该记录的内容被改动。'],
  'entry-edited': ['Action, time or hash of the entry was edited.', '该记录的动作、时间或哈希被改动。'],
  'entry-added': [
    'The entry was added: the window signed for {signed} entries, the file has {found}.',
    '该记录为添加:窗口签署了 {signed} 条,文件有 {found} 条。',
  ],
  'head-differs': ['The chain ends otherwise than the window signed for.', '链的末端与窗口所签署的不同。'],
  'tail-missing': [
    'The tail is missing: {signed} entries are signed for, the file has {found}.',
    '缺少尾部:已签署 {signed} 条记录,文件只有 {found} 条。',
  ],
  'version-missing': ['Version {expected} is missing.', '缺少第 {expected} 版。'],
  'version-out-of-place': [
    'Version {found} stands where version {expected} should.',
    '第 {expected} 版的位置上是第 {found} 版。',
  ],
  'receipt-of-another-filing': ['The receipt is that of the filing {found}.', '该回执属于申报 {found}。'],
  'receipt-of-another-version': [
    'The receipt of version {found} stands at version {expected}.',
    '第 {expected} 版处是第 {found} 版的回执。',
  ],
  'receipt-differs': [
    'The receipt says {found} for {name}, the file says otherwise.',
    '回执中 {name} 为 {found},与文件不同。',
  ],
  'receipt-unreadable': ['The receipt cannot be read.', '无法读取回执。'],
  'bytes-edited': ['The bytes are not those that the receipt is for.', '字节内容与回执所指不同。'],
  'not-in-tree': [
    'The history as it was with {length} entries is not in the signed tree {tree}.',
    '有 {length} 条记录时的历史不在已签名的树 {tree} 中。',
  ],
  'statement-of-another-filing': ['The statement is about the filing {found}.', '该声明针对申报 {found}。'],
  'file-edited': [
    'Something in the file is not as the window signed it.',
    '文件中有内容与窗口所签署的不同。',
  ],
  'own-receipt-differs': [
    'Your own receipt of version {version} is not the one in the file.',
    '您保存的第 {version} 版回执与文件中的不同。',
  ],
  'trees-unreadable': ['The kept tree heads cannot be read.', '无法读取所保存的树头。'],
  'tree-not-linked': [
    'Tree {tree} does not follow the one before it: the chain of trees was rewritten.',
    '树 {tree} 与前一棵不相连:树链被改写。',
  ],
  'tree-signed-twice': [
    'Two different heads are signed for tree {tree}: the window told two stories.',
    '树 {tree} 有两个不同的签名树头:窗口前后说法不一。',
  ],
  'tree-not-witnessed': [
    'Tree {tree} is not among the tree heads that you kept.',
    '树 {tree} 不在您保存的树头之列。',
  ],
};

export const CODES = Object.keys(FAULTS);

/** @param language  `en` or `zh` */
export const inWords = ({ code, values = {} }, language) =>
  (FAULTS[code]?.[language === 'zh' ? 1 : 0] ?? code).replace(/\{(\w+)\}/g, (all, name) =>
    values[name] === undefined ? all : String(values[name]),
  );
