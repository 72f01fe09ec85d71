import type { BatchFormat } from '@landport/contracts';
import { Problem } from '@landport/http';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** Older workbooks, and those locked by a password. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const OBJECT = /^(?:\xef\xbb\xbf)?[ \t\r\n]*\{/;

/**
 * Refuses at once what is plainly not of its format. A file is judged by its bytes, never by its name.
 * @throws Problem 422
 */
export function checkHead(format: BatchFormat, head: Buffer): void {
  const begins = (mark: Buffer): boolean => head.subarray(0, mark.length).equals(mark);
  if (format === 'xlsx' ? begins(ZIP) : !begins(ZIP) && !begins(COMPOUND)) {
    if (format !== 'jsonl' || OBJECT.test(head.toString('latin1', 0, 65_536))) return;
  }
  throw new Problem({
    status: 422,
    code: 'batch/not-this-format',
    detail: {
      en: `The bytes are not those of ${NAMES[format]}.`,
      zh: `文件内容不是 ${NAMES[format]} 格式。`,
    },
  });
}

const NAMES: Readonly<Record<BatchFormat, string>> = { jsonl: 'JSON Lines', csv: 'CSV', xlsx: 'XLSX' };
