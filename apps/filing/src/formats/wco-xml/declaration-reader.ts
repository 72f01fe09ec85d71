import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import {
  contentAttributes,
  type ElementWatcher,
  type Model,
  type Refuse,
  type XmlReader,
} from '../xml/xml-walk';
import { DECLARATION_NAMESPACE, ELEMENT_NAME, METADATA_MEMBER, METADATA_NAMESPACE } from './wco-vocabulary';
import { isRepeating, leafShapeOf } from './wco-vocabulary';

/** What an element is to the reader; an envelope is its sender's transport and no part of the declaration. */
type Role = 'envelope' | 'metadata' | 'declaration' | 'part';

interface Frame {
  readonly role: Role;
  readonly name: string;
  /** Offset behind the name. */
  readonly nameEnd: number;
  readonly pointer: string;
  readonly attributes: readonly SaxesAttributeNS[];
  readonly members: Model;
  text: string;
  lastChild: string | undefined;
}

/**
 * A `Declaration` of the WCO Data Model as JSON, without loss but for white space around texts, comments, names of
 * prefixes, and a transport envelope around `MetaData`.
 */
export class DeclarationReader implements XmlReader {
  private readonly frames: Frame[] = [];
  private declaration: Model | undefined;
  private metadata: Model | undefined;
  private nameEnd = 0;

  constructor(
    private readonly refuse: Refuse,
    private readonly watcher?: ElementWatcher,
  ) {}

  opened(tag: SaxesTagNS, nameEnd: number): void {
    this.nameEnd = nameEnd;
    const parent = this.frames.at(-1);
    if (parent) this.betweenElements(parent);
    const role = this.roleOf(tag, parent);
    const isPart = role === 'part';
    const pointer = isPart ? this.placed(tag, parent!) : role === 'metadata' ? `/${METADATA_MEMBER}` : '';
    this.frames.push({
      role,
      name: tag.local,
      nameEnd,
      pointer,
      attributes: contentAttributes(tag),
      members: {},
      text: '',
      lastChild: undefined,
    });
    if (!isPart) this.watcher?.opened(pointer, parent?.pointer ?? '', tag.name, undefined, nameEnd);
  }

  said(text: string): void {
    const frame = this.frames.at(-1);
    if (frame) frame.text += text;
  }

  closed(): void {
    const frame = this.frames.pop()!;
    const { role, members, name, lastChild } = frame;
    if (role === 'envelope') return this.tellAside(frame);
    if (lastChild !== undefined) this.betweenElements(frame);
    if (role === 'declaration') this.declaration = members;
    else if (role === 'metadata') this.metadata = members;
    else this.attach(this.frames.at(-1)!.members, name, this.valueOf(frame));
  }

  finished(): Model {
    if (!this.declaration) this.refuse(`there is no Declaration of ${DECLARATION_NAMESPACE}.`);
    return this.metadata
      ? { [METADATA_MEMBER]: this.metadata, ...this.declaration }
      : { ...this.declaration };
  }

  private tellAside({ name, nameEnd, text }: Frame): void {
    const said = text.trim();
    if (said === '') return;
    const path = [...this.frames.map((frame) => frame.name), name].map((step) => `/${step}`).join('');
    this.watcher?.aside?.(path, said, nameEnd);
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

  /** Read as soon as it is known, so that white space of many elements is never gone through twice. */
  private betweenElements(frame: Frame): void {
    if (frame.text.trim() !== '') this.refuse(`${frame.name} holds text between elements.`);
    frame.text = '';
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

  private attach(members: Model, name: string, value: unknown): void {
    if (!isRepeating(name)) members[name] = value;
    else if (Object.hasOwn(members, name)) (members[name] as unknown[]).push(value);
    else members[name] = [value];
  }

  private valueOf({ name, attributes, members, text, lastChild }: Frame): unknown {
    const isLeaf = lastChild === undefined;
    if (isLeaf && attributes.length === 0) return text.trim();
    const shape = isLeaf ? leafShapeOf(name) : undefined;
    const named: Model = isLeaf ? { [shape?.text ?? 'value']: text.trim() } : {};
    for (const { local, uri, value } of attributes) {
      if (uri !== '') this.refuse(`the attribute ${local} of ${name} is not understood.`);
      named[local === shape?.attribute ? shape.member : `@${local}`] = value;
    }
    return isLeaf ? named : { ...named, ...members };
  }
}
