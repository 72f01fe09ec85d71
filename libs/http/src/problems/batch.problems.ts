import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of batches, of their files, and of rows that cannot be read. What is wrong with a filing says its kind. */
export const BATCH_PROBLEMS = {
  'batch/not-found': {
    ...entry(
      'There is no such batch',
      '批次不存在',
      'Check the id, or list your batches with GET /v1/batches.',
      '请核对标识,或通过 GET /v1/batches 查询批次。',
    ),
    detailZh: '没有此批次。',
  },
  'batch/cleared': {
    ...entry(
      'The file and the row results of the batch were removed',
      '批次文件与逐行结果已清除',
      'Look at the filings themselves: GET /v1/filings. Fetch results while clearedAt is absent.',
      '请通过 GET /v1/filings 查询申报;逐行结果须在清除前(无 clearedAt 时)下载。',
    ),
    detailZh: '该批次的文件与逐行结果已清除,仅保留统计。',
  },
  'batch/too-many-open': {
    ...entry(
      'Too many batches wait',
      '等待处理的批次过多',
      'Wait until one of them has ended, or put more rows into one file.',
      '请等待其中一个批次结束,或将更多行并入同一文件。',
    ),
    detailZh: '已有 {open} 个批次等待处理,达到上限。',
  },
  'batch/empty': entry(
    'The file is empty',
    '文件为空',
    'Send a file with at least one row below its heading.',
    '请发送标题行之下至少有一行数据的文件。',
  ),
  'batch/not-this-format': entry(
    'The file is not of the format that its Content-Type names',
    '文件格式与 Content-Type 不符',
    'Name the format that the file has: application/x-ndjson, text/csv or that of XLSX.',
    '请按文件实际格式填写:application/x-ndjson、text/csv 或 XLSX 的类型。',
  ),
  'batch/kind-unsaid': entry(
    'Nothing says what kind of filings the rows are',
    '未说明各行的申报种类',
    'Name the kind with ?kind=, or in each row.',
    '请以 ?kind= 或在每行中说明种类。',
  ),
  'batch/file-unreadable': entry(
    'The file cannot be read to its end',
    '文件无法完整读取',
    'Mend it at the place named and send it again; nothing was lodged.',
    '请在所示位置更正后重新发送;未受理任何申报。',
  ),
  'batch/wrong-encoding': entry(
    'The characters of the file cannot be read',
    '文件字符编码无法识别',
    'Save it as UTF-8, or name its encoding: Content-Type: text/csv; charset=gb18030.',
    '请另存为 UTF-8,或注明编码:Content-Type: text/csv; charset=gb18030。',
  ),
  'batch/too-many-rows': entry(
    'The file has too many rows',
    '文件行数过多',
    'Split it into several batches.',
    '请拆分为多个批次。',
  ),
  'batch/too-many-columns': entry(
    'The file has too many columns',
    '文件列数过多',
    'Leave out the columns that the kind does not know.',
    '请删除该申报种类未使用的列。',
  ),
  'batch/line-too-long': entry(
    'The line is too long',
    '行过长',
    'Lodge what stands there by itself, or cut it down.',
    '请单独申报该内容,或缩短该行。',
  ),
  'batch/no-reference-column': entry(
    'There is no column for the reference',
    '缺少编号列',
    'Head one column with `reference`.',
    '请将一列的标题设为 `reference`。',
  ),
  'batch/column-unnamed': entry(
    'A column has values but no heading',
    '有内容的列没有标题',
    'Head it with the path of its member, or empty it.',
    '请以字段路径作为标题,或清空该列。',
  ),
  'batch/column-misnamed': entry(
    'The heading is no path',
    '列标题不是字段路径',
    'Head it like `payload.Declarant.ID`, `payload.Item[0].Code`, `payload.Item[].Code` or `/Declarant/ID`.',
    '标题示例:`payload.Declarant.ID`、`payload.Item[0].Code`、`payload.Item[].Code` 或 `/Declarant/ID`。',
  ),
  'batch/column-unknown': entry(
    'The kind has no such member',
    '该申报种类没有此字段',
    'Take the headings from GET /v1/kinds/{kind}/batch-template.',
    '请使用 GET /v1/kinds/{kind}/batch-template 所给的标题。',
  ),
  'batch/columns-clash': entry(
    'Two columns are for the same member',
    '两列对应同一字段',
    'Keep one of them.',
    '请只保留一列。',
  ),
  'batch/lines-differ': entry(
    'Lines of one filing differ where they must agree',
    '同一申报的各行在应一致处不同',
    'Say it once, in the first line of the filing, or the same in each.',
    '请只在该申报的首行填写,或各行填写相同内容。',
  ),
  'batch/reference-repeated': entry(
    'The reference stands in an earlier row of the file',
    '编号与文件中前面的行重复',
    'Give each filing a reference of its own; lines of one filing follow each other.',
    '每份申报须有各自编号;同一申报的各行须相邻。',
  ),
  'batch/formula-refused': entry(
    'The cell holds a formula',
    '单元格为公式',
    'Put the value there instead: copy, then paste as values.',
    '请改填数值:复制后选择性粘贴为数值。',
  ),
  'batch/cell-error': entry(
    'The cell holds an error',
    '单元格为错误值',
    'Put the value there that is meant.',
    '请填写正确的值。',
  ),
  'batch/cell-too-long': entry(
    'The cell is too long',
    '单元格内容过长',
    'A cell holds at most 32,767 characters.',
    '单元格最多 32,767 个字符。',
  ),
  'batch/archive-refused': entry(
    'The workbook is not unpacked',
    '工作簿未予解包',
    'Keep it under 50 MB unpacked, 1,000 parts and a ratio of 100, and unencrypted.',
    '解包后须小于 50 MB、不超过 1,000 个部件、压缩比不超过 100,且未加密。',
  ),
  'batch/macros-refused': entry(
    'The workbook holds macros',
    '工作簿含有宏',
    'Save it as XLSX without macros.',
    '请另存为不含宏的 XLSX。',
  ),
  'batch/links-refused': entry(
    'The workbook reads from other files',
    '工作簿引用外部文件',
    'Break its links and connections, and save it again.',
    '请断开其链接与数据连接后重新保存。',
  ),
} as const satisfies Catalogue;
