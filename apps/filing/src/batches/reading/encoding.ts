import { unreadable } from './batch-faults';

/** Bytes decoded at once: so near is a fault placed. */
const STEP = 4_096;

const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/**
 * In what encoding a text is: its own mark speaks first, then what its sender says, then whether all of it is UTF-8.
 * Spreadsheets of a Chinese desk write GB18030 and say so nowhere, hence what is left is taken for that.
 * @param charset  of the Content-Type
 * @throws UnreadableFile for an encoding that there is none of
 */
export async function encodingOf(chunks: AsyncIterable<Buffer>, charset: string | null): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) {
      const mark = BOMS.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
      if (mark) return mark.encoding;
      if (charset !== null) return known(charset);
      isFirst = false;
    }
    try {
      utf8.decode(chunk, { stream: true });
    } catch {
      return 'gb18030';
    }
  }
  return 'utf-8';
}

function known(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    throw unreadable('batch/wrong-encoding', {
      en: `There is no encoding ${charset}.`,
      zh: `不存在编码 ${charset}。`,
    });
  }
}

/** @throws UnreadableFile saying after which line the bytes stop being of the encoding */
export async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 0;
  const read = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw unreadable(
        'batch/wrong-encoding',
        {
          en: `After line ${lines} there are bytes that are no ${encoding}.`,
          zh: `第 ${lines} 行之后有字节不属于 ${encoding} 编码。`,
        },
        { sourcePath: `after line ${lines}` },
      );
    }
  };
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += STEP) {
      const text = read(chunk.subarray(from, from + STEP));
      yield text;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
    }
  }
  yield read();
}
