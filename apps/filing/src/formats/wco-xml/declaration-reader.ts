import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { DECLARATION_NAMESPACE, ELEMENT_NAME, METADATA_MEMBER, METADATA_NAMESPACE } from './wco-vocabulary';
import { isRepeating, leafShapeOf } from './wco-vocabulary';
import { MalformedXml, XmlTooDeep } from './xml-faults';

export type WcoModel = Record<string, unknown>;

/** Told of each element that becomes part of the model, as it opens. */
export interface ElementWatcher {
  /**
   * @param name   as written, with its prefix
   * @param place  from 1 among its brothers, for elements that may repeat
   * @param end    offset behind the name
   */
  opened(pointer: string, parent: string, name: string, place: number | undefined, end: number): void;
}

/** What an element is to the reader; an envelope is its sender's transport and no part of the declaration. */
type Role = 'envelope' | 'metadata' | 'declaration' | 'part';

interface Frame {
  readonly role: Role;
  readonly name: string;
  readonly pointer: string;
  readonly attributes: readonly SaxesAttributeNS[];
  readonly members: WcoModel;
  text: string;
  lastChild: string | undefined;
}

const DEEPEST = 64;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Reads one declaration in one pass. Made for one message. */
export class DeclarationReader {
  private readonly parser = new SaxesParser({ xmlns: true });
  private readonly frames: Frame[] = [];
  private declaration: WcoModel | undefined;
  private metadata: WcoModel | undefined;
  private nameEnd = 0;

  constructor(private readonly watcher?: ElementWatcher) {
    this.parser.on('error', ({ message }) => this.refuse(message.replace(/^\d+:\d+: /, '')));
    if (watcher) this.parser.on('opentagstart', () => (this.nameEnd = this.parser.position - 1));
    this.parser.on('opentag', (tag) => this.opened(tag));
    this.parser.on('closetag', () => this.closed());
    this.parser.on('text', (text) => this.said(text));
    this.parser.on('cdata', (text) => this.said(text));
  }

  /** @throws MalformedXml with the place where reading ended */
  read(source: string): WcoModel {
    this.parser.write(source).close();
    if (!this.declaration) this.refuse(`there is no Declaration of ${DECLARATION_NAMESPACE}.`);
    return this.metadata
      ? { [METADATA_MEMBER]: this.metadata, ...this.declaration }
      : { ...this.declaration };
  }

  private opened(tag: SaxesTagNS): void {
    if (this.frames.length >= DEEPEST) throw new XmlTooDeep(DEEPEST, this.parser.line, this.parser.column);
    const parent = this.frames.at(-1);
    const role = this.roleOf(tag, parent);
    const isPart = role === 'part';
    const pointer = isPart ? this.placed(tag, parent!) : role === 'metadata' ? `/${METADATA_MEMBER}` : '';
    const attributes = Object.values(tag.attributes).filter(isContent);
    this.frames.push({
      role,
      name: tag.local,
      pointer,
      attributes,
      members: {},
      text: '',
      lastChild: undefined,
    });
    if (!isPart) this.watcher?.opened(pointer, parent?.pointer ?? '', tag.name, undefined, this.nameEnd);
  }

  private roleOf(tag: SaxesTagNS, parent: Frame | undefined): Role {
    const isOutside = parent === undefined || parent.role === 'envelope';
    if (tag.local === 'Declaration' && (isOutside || parent.role === 'metadata')) {
      if (tag.uri !== DECLARATION_NAMESPACE) this.refuse(`Declaration is not of ${DECLARATION_NAMESPACE}.`);
      if (this.declaration) this.refuse('a message holds one Declaration.');
      return 'declaration';
    }
    if (!isOutside) return 'part';
    return tag.local === 'MetaData' && tag.uri === METADATA_NAMESPACE ? 'metadata' : 'envelope';
  }

  /** Pointer of a new part, once it is sure that the model can hold it without loss. */
  private placed(tag: SaxesTagNS, parent: Frame): string {
    const { local: name } = tag;
    if (!ELEMENT_NAME.test(name)) this.refuse(`${name} is no element of the WCO Data Model.`);
    const before = Object.hasOwn(parent.members, name) ? parent.members[name] : undefined;
    if (before !== undefined && !isRepeating(name)) this.refuse(`${name} may stand once in ${parent.name}.`);
    if (before !== undefined && parent.lastChild !== name) {
      this.refuse(`${name} stands apart from its like in ${parent.name}.`);
    }
    parent.lastChild = name;
    const step = `${parent.pointer}/${name}`;
    const index = Array.isArray(before) ? before.length : 0;
    const pointer = isRepeating(name) ? `${step}/${index}` : step;
    const place = isRepeating(name) ? index + 1 : undefined;
    this.watcher?.opened(pointer, parent.pointer, tag.name, place, this.nameEnd);
    return pointer;
  }

  private said(text: string): void {
    const frame = this.frames.at(-1);
    if (frame) frame.text += text;
  }

  private closed(): void {
    const frame = this.frames.pop()!;
    const { role, members, name, lastChild } = frame;
    if (role === 'envelope') return;
    if (lastChild !== undefined && frame.text.trim() !== '')
      this.refuse(`${name} holds text between elements.`);
    if (role === 'declaration') this.declaration = members;
    else if (role === 'metadata') this.metadata = members;
    else this.attach(this.frames.at(-1)!.members, name, this.valueOf(frame));
  }

  private attach(members: WcoModel, name: string, value: unknown): void {
    if (!isRepeating(name)) members[name] = value;
    else if (Object.hasOwn(members, name)) (members[name] as unknown[]).push(value);
    else members[name] = [value];
  }

  private valueOf({ name, attributes, members, text, lastChild }: Frame): unknown {
    const isLeaf = lastChild === undefined;
    if (isLeaf && attributes.length === 0) return text.trim();
    const shape = isLeaf ? leafShapeOf(name) : undefined;
    const named: WcoModel = isLeaf ? { [shape?.text ?? 'value']: text.trim() } : {};
    for (const { local, uri, value } of attributes) {
      if (uri !== '') this.refuse(`the attribute ${local} of ${name} is not understood.`);
      named[local === shape?.attribute ? shape.member : `@${local}`] = value;
    }
    return isLeaf ? named : { ...named, ...members };
  }

  private refuse(reason: string): never {
    throw new MalformedXml(reason, this.parser.line, this.parser.column + 1);
  }
}

/** Declarations of names and hints for validators say nothing about the goods. */
const isContent = ({ prefix, name, uri, local }: SaxesAttributeNS): boolean =>
  prefix !== 'xmlns' && name !== 'xmlns' && !(uri === XSI && local === 'schemaLocation');
