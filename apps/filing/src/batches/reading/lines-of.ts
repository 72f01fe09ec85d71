const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BLANKS = new Set([0x20, 0x09, RETURN]);
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export interface Line {
  /** From 1. */
  readonly line: number;
  /** Without its end; absent when there are more than may be. */
  readonly bytes?: Buffer;
}

/** Lines of a text in UTF-8 that are not blank. A line that is too long is passed over without being kept. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line> {
  let line = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > mostBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = (): Line => {
    const taken = length > mostBytes ? { line } : { line, bytes: trimmed(Buffer.concat(parts), line) };
    parts = [];
    length = 0;
    line += 1;
    return taken;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      if (length === 0 && isBlank(chunk, from, end)) line += 1;
      else {
        add(chunk.subarray(from, end));
        yield take();
      }
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0 && !isBlank(Buffer.concat(parts), 0, length)) yield take();
}

function isBlank(bytes: Buffer, from: number, end: number): boolean {
  for (let at = from; at < end; at += 1) if (!BLANKS.has(bytes[at]!)) return false;
  return true;
}

function trimmed(bytes: Buffer, line: number): Buffer {
  const from = line === 1 && bytes.subarray(0, 3).equals(BOM) ? 3 : 0;
  const end = bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length;
  return bytes.subarray(from, end);
}
