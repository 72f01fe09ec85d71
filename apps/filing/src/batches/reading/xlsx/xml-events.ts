import { SaxesParser } from 'saxes';
import type { Readable } from 'node:stream';
import { damaged, refusedFor, SheetRefused } from './sheet-refused';

const DEEPEST = 64;

export interface XmlHandler<Found> {
  /** @param name  without its namespace prefix */
  open(name: string, attribute: (name: string) => string | undefined): void;
  text(text: string): void;
  close(name: string): void;
  /** What is complete by now; asked after each piece, so that nothing piles up. */
  take(): Found[];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads a part of a workbook piece by piece. @throws SheetRefused for bad XML and for any DOCTYPE */
export async function* xmlEvents<Found>(
  part: string,
  stream: Readable,
  handler: XmlHandler<Found>,
): AsyncGenerator<Found> {
  const parser = new SaxesParser({ position: true });
  let fault: SheetRefused | undefined;
  let depth = 0;
  const fail = (en: string, zh: string): void => {
    fault ??= refusedFor(
      'batch/file-unreadable',
      {
        en: `${part}, line ${parser.line}, column ${parser.column}: ${en}`,
        zh: `${part} 第 ${parser.line} 行第 ${parser.column} 列:${zh}`,
      },
      { sourcePath: part, line: parser.line },
    );
  };
  parser.on('error', () => fail('this is no well-formed XML.', '不是合规的 XML。'));
  parser.on('doctype', () => fail('a DOCTYPE is not taken.', '不接受 DOCTYPE。'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) fail('this is nested too deeply.', '嵌套过深。');
    handler.open(localName(name), (wanted) => attributes[wanted] as string | undefined);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(localName(name));
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const feed = (text: string): void => {
    parser.write(text);
    if (fault) throw fault;
  };
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      feed(decoder.decode(bytes, { stream: true }));
      yield* handler.take();
    }
    feed(decoder.decode());
    parser.close();
    if (fault) throw fault;
    yield* handler.take();
  } catch (error) {
    throw error instanceof SheetRefused ? error : damaged(part);
  } finally {
    stream.destroy();
  }
}

/** For parts of which everything is wanted at once. */
export async function wholeOf<Found>(events: AsyncGenerator<Found>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const each of events) all.push(each);
  return all;
}
