import { escaped, wrapped } from '../xml/write-element';
import type { Model } from '../xml/xml-walk';
import { MESSAGES, type Group, type Member } from './message-table';
import { NCTS_NAMESPACE, PHASE, PHASE_MEMBER } from './ncts-reader';

/**
 * The model as a message of NCTS phase 5; elements stand in the sequence that the standard fixes.
 * @throws TypeError for a message or a member that the table does not know, or a value that XML cannot hold
 */
export function writeNctsXml(payload: Readonly<Model>): string {
  const { [PHASE_MEMBER]: phase, ...members } = payload;
  const type = String(payload['messageType']);
  const message = MESSAGES.get(type);
  if (!message) throw new TypeError(`${type} is no message of the table.`);
  const release = phase === undefined ? '' : ` ${PHASE}="${escaped(String(phase))}"`;
  const attributes = `${release} xmlns:ncts="${NCTS_NAMESPACE}"`;
  const content = contentOf(message.root, members);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${wrapped(`ncts:${type}`, attributes, content)}\n`;
}

function contentOf(group: Group, members: Readonly<Model>): string {
  for (const name of Object.keys(members)) {
    if (!group.members.has(name)) throw new TypeError(`${name} is no element of ${group.name}.`);
  }
  return [...group.members.values()]
    .filter(({ name }) => Object.hasOwn(members, name))
    .map((member) => elements(member, members[member.name]))
    .join('');
}

function elements(member: Member, value: unknown): string {
  const { name, holds, most } = member;
  if (most > 1 && Array.isArray(value)) {
    return value.map((entry) => elements({ ...member, most: 1 }, entry)).join('');
  }
  if (typeof holds === 'string') {
    if (typeof value !== 'string') throw new TypeError(`${name} holds no text.`);
    return wrapped(name, '', escaped(value));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${name} holds no elements.`);
  }
  return wrapped(name, '', contentOf(holds, value as Model));
}
