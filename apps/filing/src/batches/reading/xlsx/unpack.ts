import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Readable } from 'node:stream';
import { damaged, refusedFor, SheetRefused } from './sheet-refused';

const MOST_ENTRIES = 1_000;
const MOST_UNPACKED = 50 * 1024 * 1024;
const MOST_RATIO = 100;
/** Under this much a high ratio harms nobody. */
const RATIO_COUNTS_FROM = 1024 * 1024;

/** The parts of a workbook, known to be harmless to unpack. */
export class Workbook {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * Sizes are judged by the archive's own directory before a byte is unpacked; an entry that turns out larger than
   * it said ends with an error.
   * @throws SheetRefused for what is no archive, is too large unpacked, encrypted, or holds macros or links
   */
  static async open(bytes: Buffer): Promise<Workbook> {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true }).catch(
      notAZip,
    );
    if (zip.entryCount > MOST_ENTRIES) throw refused(`${zip.entryCount} parts`, `${zip.entryCount} 个部件`);
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        judge(entry);
        // Two parts of one name are read by one program and shown by another.
        if (entries.has(entry.fileName)) throw damaged(entry.fileName);
        unpacked += entry.uncompressedSize;
        entries.set(entry.fileName, entry);
      }
    } catch (error) {
      throw notAZipUnlessJudged(error);
    }
    if (unpacked > MOST_UNPACKED) throw refused(`${unpacked} bytes unpacked`, `解包后 ${unpacked} 字节`);
    if (unpacked > RATIO_COUNTS_FROM && unpacked > MOST_RATIO * bytes.length)
      throw refused('a ratio of over 100', '压缩比超过 100');
    return new Workbook(zip, entries);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws SheetRefused when the workbook lacks the part */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw damaged(name);
    try {
      return await this.zip.openReadStreamPromise(entry);
    } catch {
      throw damaged(name);
    }
  }
}

function judge({ fileName, ...entry }: Entry & { isEncrypted(): boolean }): void {
  const name = fileName.toLowerCase();
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw refused('an encrypted part', '加密部件');
  if (/vbaproject|macrosheets\//.test(name))
    throw refusedFor(
      'batch/macros-refused',
      { en: 'The workbook holds macros.', zh: '工作簿含有宏。' },
      { sourcePath: fileName },
    );
  if (/externallinks\/|xl\/connections\.xml|querytables\//.test(name))
    throw refusedFor(
      'batch/links-refused',
      { en: 'The workbook reads from other files.', zh: '工作簿引用外部文件。' },
      { sourcePath: fileName },
    );
}

const refused = (en: string, zh: string): SheetRefused =>
  refusedFor('batch/archive-refused', { en: `The workbook has ${en}.`, zh: `工作簿有${zh}。` });

const notAZip = (): never => {
  throw damaged('the archive');
};

const notAZipUnlessJudged = (error: unknown): SheetRefused =>
  error instanceof SheetRefused ? error : damaged('the archive');
