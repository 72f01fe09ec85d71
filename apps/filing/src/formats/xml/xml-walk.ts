import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { MalformedXml, XmlTooDeep } from './xml-faults';

/** Told of each element that becomes part of the model, as it opens. */
export interface ElementWatcher {
  /**
   * @param name   as written, with its prefix
   * @param place  from 1 among its brothers, for elements that may repeat
   * @param end    offset behind the name
   */
  opened(pointer: string, parent: string, name: string, place: number | undefined, end: number): void;
  /**
   * What its transport says and the model does not keep.
   * @param path  XPath
   * @param end   offset behind the name
   */
  aside?(path: string, text: string, end: number): void;
}

export type Model = Record<string, unknown>;

/** Builds the model of one message while it is walked over. */
export interface XmlReader {
  /** @param nameEnd  offset behind the element's name */
  opened(tag: SaxesTagNS, nameEnd: number): void;
  said(text: string): void;
  closed(): void;
  /** Once the last element is closed. */
  finished(): Model;
}

/** Ends the reading at the place it has reached. */
export type Refuse = (reason: string) => never;

const DEEPEST = 64;

/** One pass over one message, in bounded depth. */
export class XmlWalk {
  private readonly parser = new SaxesParser({ xmlns: true });
  private reader: XmlReader | undefined;
  /** Elements that are open, with the line each begins in. */
  private readonly open: { readonly name: string; readonly line: number }[] = [];
  private nameEnd = 0;

  /** @param readerOf  whose message it is, by its outermost element */
  constructor(private readonly readerOf: (root: SaxesTagNS, refuse: Refuse) => XmlReader) {
    this.parser.on('error', ({ message }) => this.refuse(this.inWords(message.replace(/^\d+:\d+: /, ''))));
    this.parser.on('opentagstart', () => (this.nameEnd = this.parser.position - 1));
    this.parser.on('opentag', (tag) => this.opened(tag));
    this.parser.on('closetag', () => {
      this.open.pop();
      this.reader!.closed();
    });
    this.parser.on('text', (text) => this.reader?.said(text));
    this.parser.on('cdata', (text) => this.reader?.said(text));
  }

  /** @throws MalformedXml with the place where reading ended, XmlTooDeep */
  walk(source: string): Model {
    this.parser.write(source).close();
    return this.reader!.finished();
  }

  private opened(tag: SaxesTagNS): void {
    const { line, column } = this.parser;
    if (this.open.length >= DEEPEST) throw new XmlTooDeep(DEEPEST, line, column);
    this.open.push({ name: tag.name, line });
    this.reader ??= this.readerOf(tag, (reason) => this.refuse(reason));
    this.reader.opened(tag, this.nameEnd);
  }

  /** Who forgot to close an element looks for where it begins. */
  private inWords(message: string): string {
    const last = this.open.at(-1);
    const isOpen = last !== undefined && /unexpected close tag|unclosed tag/.test(message);
    return isOpen ? `${message} ${last.name} of line ${last.line} is open.` : message;
  }

  private refuse(reason: string): never {
    throw new MalformedXml(reason, this.parser.line, this.parser.column + 1);
  }
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Attributes that say something; declarations of names and hints for validators do not. */
export const contentAttributes = (tag: SaxesTagNS): SaxesAttributeNS[] =>
  Object.values(tag.attributes).filter(
    ({ prefix, name, uri, local }) =>
      prefix !== 'xmlns' && name !== 'xmlns' && !(uri === XSI && local === 'schemaLocation'),
  );
