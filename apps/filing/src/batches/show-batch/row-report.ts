import type { BatchRowStatus } from '@landport/contracts';
import type { Language } from '@landport/http';
import type { Sql } from '@landport/platform';
import { csvLine } from './csv-out';
import { rowsAfter, rowView, type BatchRowRow } from './row-rows';

const ROWS_AT_ONCE = 500;

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  en: ['row', 'place', 'status', 'kind', 'reference', 'filing', 'code', 'at', 'value', 'message', 'remedy'],
  zh: ['序号', '位置', '结果', '种类', '编号', '申报', '代码', '错误位置', '所见值', '说明', '更正方法'],
};

/** Excel takes a text without a mark for the system's own encoding. */
const MARK = '\u{feff}';

/** All results as one table: a line for each fault, and one for each row without. */
export async function* rowReport(
  sql: Sql,
  batchId: string,
  status: BatchRowStatus | undefined,
  language: Language,
): AsyncGenerator<string> {
  yield MARK + csvLine(HEADINGS[language]);
  for (let after = 0; ;) {
    const rows = await rowsAfter(sql, batchId, after, status, ROWS_AT_ONCE);
    if (rows.length > 0) yield rows.map((row) => linesOf(row, language)).join('');
    if (rows.length < ROWS_AT_ONCE) return;
    after = rows.at(-1)!.number;
  }
}

function linesOf(row: BatchRowRow, language: Language): string {
  const { place = '', status, kind = '', reference = '', filing, errors } = rowView(row, language);
  const head = [String(row.number), place, status, kind, reference, filing?.href ?? ''];
  if (errors.length === 0) return csvLine([...head, '', '', '', '', '']);
  return errors
    .map(({ code, sourcePath = '', value = '', message, remedy = '' }) =>
      csvLine([...head, code, sourcePath, value, message, remedy]),
    )
    .join('');
}
