import { MESSAGES, type Group } from '../ncts/message-table';
import { PHASE_MEMBER } from '../ncts/ncts-reader';
import { attributeOfMember, ELEMENT_NAME, isTextMember } from '../wco-xml/wco-vocabulary';
import { escaped } from '../xml/write-element';
import type { XmlStandard } from '../xml/read-xml';
import type { Model } from '../xml/xml-walk';
import { leavesOf, type Leaf, type Step } from './leaves';

/** The part of a model that the XML of its standard can hold, and what it cannot. */
export function writable(payload: Readonly<Model>, standard: XmlStandard): { kept: Model; lost: Leaf[] } {
  const lost: Leaf[] = [];
  const group = standard === 'ncts' ? MESSAGES.get(String(payload['messageType']))?.root : undefined;
  const keeps = standard === 'ncts' ? ofTable(group) : ofModel;
  return { kept: sifted(payload, [], keeps, lost) as Model, lost };
}

/** Whether a member may stand in its parent; and what its own members are sifted by. */
type Keeps = (name: string, value: unknown) => Keeps | undefined;

function sifted(value: unknown, steps: readonly Step[], keeps: Keeps, lost: Leaf[]): unknown {
  if (typeof value === 'string') return value;
  const kept: Model = {};
  for (const [name, inner] of Object.entries(value as Model)) {
    const way = [...steps, name];
    const within = keeps(name, inner);
    if (within === undefined) {
      lost.push(...leavesOf(inner, way));
      continue;
    }
    if (!Array.isArray(inner)) {
      if (holdable(inner)) kept[name] = sifted(inner, way, within, lost);
      else lost.push({ steps: way, value: inner });
      continue;
    }
    const entries = inner.flatMap((entry: unknown, place) => {
      if (holdable(entry)) return [sifted(entry, [...way, place], within, lost)];
      lost.push(...leavesOf(entry, [...way, place]));
      return [];
    });
    if (entries.length > 0) kept[name] = entries;
  }
  return kept;
}

/** Texts of characters that XML has, and objects. */
function holdable(value: unknown): boolean {
  if (typeof value === 'object') return value !== null && !Array.isArray(value);
  if (typeof value !== 'string') return false;
  try {
    escaped(value);
    return true;
  } catch {
    return false;
  }
}

const ofModel: Keeps = (name, value) =>
  ELEMENT_NAME.test(name) || ((attributeOfMember(name) ?? isTextMember(name)) && typeof value === 'string')
    ? ofModel
    : undefined;

const ofTable =
  (group: Group | undefined): Keeps =>
  (name, value) => {
    if (name === PHASE_MEMBER) return typeof value === 'string' ? ofTable(undefined) : undefined;
    const member = group?.members.get(name);
    if (member === undefined) return undefined;
    const entries = member.most > 1 && Array.isArray(value) ? (value as unknown[]) : [value];
    const wanted = typeof member.holds === 'string' ? 'string' : 'object';
    if (entries.some((entry) => typeof entry !== wanted || Array.isArray(entry))) return undefined;
    return ofTable(typeof member.holds === 'object' ? member.holds : undefined);
  };
