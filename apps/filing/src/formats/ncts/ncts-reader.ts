import type { SaxesTagNS } from 'saxes';
import {
  contentAttributes,
  type ElementWatcher,
  type Model,
  type Refuse,
  type XmlReader,
} from '../xml/xml-walk';
import { MESSAGES, type Group, type Member } from './message-table';

export const NCTS_NAMESPACE = 'http://ncts.dgtaxud.ec';

/** Attribute of the root that names the release of the message, and the member that keeps it. */
export const PHASE = 'PhaseID';
export const PHASE_MEMBER = `@${PHASE}`;

/** `CC015C`: a message between a trader and a customs office. */
const MESSAGE_NAME = /^CC\d{3}[A-Z]$/;
const ELEMENT_NAME = /^[A-Za-z][A-Za-z0-9]*$/;

export const isNctsMessage = ({ local, uri }: SaxesTagNS): boolean =>
  uri === NCTS_NAMESPACE || MESSAGE_NAME.test(local);

interface Frame {
  readonly name: string;
  readonly pointer: string;
  /** Undefined in what the table does not know: its check tells that later, together with all other faults. */
  readonly group: Group | undefined;
  readonly members: Model;
  readonly isGroup: boolean;
  text: string;
  lastChild: string | undefined;
  /** Place of the last known child in the group's sequence. */
  lastPlace: number;
}

/**
 * A message of NCTS phase 5 as JSON: the root's content, texts as written, elements that may repeat as lists even of
 * one. Nothing is lost but white space around texts, comments and names of prefixes.
 */
export class NctsReader implements XmlReader {
  private readonly frames: Frame[] = [];
  private payload: Model = {};

  constructor(
    private readonly refuse: Refuse,
    private readonly watcher?: ElementWatcher,
  ) {}

  opened(tag: SaxesTagNS, nameEnd: number): void {
    const parent = this.frames.at(-1);
    if (parent === undefined) return this.openRoot(tag, nameEnd);
    this.betweenElements(parent);
    if (tag.uri !== '') this.refuse(`${tag.local} stands in a namespace; only the root has one.`);
    const [attribute] = contentAttributes(tag);
    if (attribute) this.refuse(`the attribute ${attribute.name} of ${tag.local} is not understood.`);
    const { local: name } = tag;
    if (!ELEMENT_NAME.test(name)) this.refuse(`${name} is no element of this message.`);
    const member = parent.group?.members.get(name);
    const pointer = this.placed(tag, parent, member, nameEnd);
    const holds = member?.holds;
    const group = typeof holds === 'object' ? holds : undefined;
    this.frames.push({ ...NEW, name, pointer, group, isGroup: group !== undefined, members: {} });
  }

  said(text: string): void {
    const frame = this.frames.at(-1);
    if (frame) frame.text += text;
  }

  closed(): void {
    const frame = this.frames.pop()!;
    const { name, group, members, isGroup, lastChild } = frame;
    if (lastChild !== undefined) this.betweenElements(frame);
    const said = frame.text.trim();
    const parent = this.frames.at(-1);
    if (parent === undefined) return this.closeRoot(group!, members, said);
    const value = lastChild !== undefined || (isGroup && said === '') ? members : said;
    const repeats = (parent.group?.members.get(name)?.most ?? 1) > 1;
    if (!repeats) parent.members[name] = value;
    else if (Object.hasOwn(parent.members, name)) (parent.members[name] as unknown[]).push(value);
    else parent.members[name] = [value];
  }

  finished(): Model {
    return this.payload;
  }

  /** Read as soon as it is known, so that white space of many elements is never gone through twice. */
  private betweenElements(frame: Frame): void {
    if (frame.text.trim() !== '') this.refuse(`${frame.name} holds text between elements.`);
    frame.text = '';
  }

  private openRoot(tag: SaxesTagNS, nameEnd: number): void {
    const { local: name, uri } = tag;
    if (uri !== NCTS_NAMESPACE) this.refuse(`${name} is not of ${NCTS_NAMESPACE}.`);
    const known = [...MESSAGES.keys()].join(', ');
    const message = MESSAGES.get(name);
    if (!message) this.refuse(`${name} is no message that traders send; known are ${known}.`);
    const members: Model = {};
    for (const { name: attribute, value } of contentAttributes(tag)) {
      if (attribute !== PHASE) this.refuse(`the attribute ${attribute} of ${name} is not understood.`);
      members[PHASE_MEMBER] = value;
    }
    this.frames.push({ ...NEW, name, pointer: '', group: message.root, isGroup: true, members });
    this.watcher?.opened('', '', tag.name, undefined, nameEnd);
  }

  private closeRoot(group: Group, members: Model, said: string): void {
    const { messageType } = members;
    if (said !== '') this.refuse(`${group.name} holds text.`);
    if (messageType !== undefined && messageType !== group.name) {
      this.refuse(`messageType is ${String(messageType).slice(0, 40)} in a message ${group.name}.`);
    }
    this.payload = members;
  }

  /** Pointer of a new element, once it is sure that the model can hold it without loss. */
  private placed(tag: SaxesTagNS, parent: Frame, member: Member | undefined, nameEnd: number): string {
    const { local: name } = tag;
    const before = Object.hasOwn(parent.members, name) ? parent.members[name] : undefined;
    const repeats = (member?.most ?? 1) > 1;
    if (before !== undefined && !repeats) this.refuse(`${name} may stand once in ${parent.name}.`);
    if (before !== undefined && parent.lastChild !== name) {
      this.refuse(`${name} stands apart from its like in ${parent.name}.`);
    }
    if (member && member.place < parent.lastPlace) {
      this.refuse(`${name} stands too late in ${parent.name}: it comes before ${parent.lastChild}.`);
    }
    if (member) parent.lastPlace = member.place;
    parent.lastChild = name;
    const index = Array.isArray(before) ? before.length : 0;
    const pointer = `${parent.pointer}/${name}${repeats ? `/${index}` : ''}`;
    this.watcher?.opened(pointer, parent.pointer, tag.name, repeats ? index + 1 : undefined, nameEnd);
    return pointer;
  }
}

const NEW = { text: '', lastChild: undefined, lastPlace: -1 } as const;
