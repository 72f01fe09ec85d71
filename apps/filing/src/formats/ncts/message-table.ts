import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '@landport/contracts';

/** An element of a group: how often it may stand there, and what it holds. */
export interface Member {
  readonly name: string;
  /** Its place in the sequence of its group, which the schema of the standard fixes. */
  readonly place: number;
  readonly least: 0 | 1;
  readonly most: number;
  /** A group of elements, or a text of a format. */
  readonly holds: Group | string;
}

export interface Group {
  readonly name: string;
  readonly members: ReadonlyMap<string, Member>;
}

export interface Message {
  readonly type: string;
  readonly title: Text;
  readonly root: Group;
}

/** An element's name, and how often it stands: once, `?` at most once, `*9` up to nine times, `+9` one to nine times. */
const ELEMENT = /^(\w+?)(?:(\?)|([*+])(\d+))?$/;

type Written = Readonly<Record<string, string>>;
interface Table {
  readonly messages: Readonly<Record<string, { readonly title: Text; readonly members: Written }>>;
  readonly groups: Readonly<Record<string, Written>>;
}

/**
 * `messages.json`: the messages that traders send in phase 5 of the New Computerised Transit System, in the
 * notation of the Design Document for National Transit Applications (DDNTA 5.15). Elements stand in their sequence;
 * what only one of the releases 5.0 and 5.1 has is optional. It drives reading, checking and writing alike.
 */
const TABLE = JSON.parse(readFileSync(join(__dirname, 'messages.json'), 'utf8')) as Table;

const groups = new Map<string, Group>();

export const MESSAGES: ReadonlyMap<string, Message> = new Map(
  Object.entries(TABLE.messages).map(([type, { title, members }]) => {
    const root = { name: type, members: membersOf({ ...TABLE.groups['Header'], ...members }) };
    return [type, { type, title, root }];
  }),
);

function membersOf(written: Written): ReadonlyMap<string, Member> {
  return new Map(
    Object.entries(written).map(([element, holds], place) => {
      const [, name, mayMiss, sign, times] = ELEMENT.exec(element)!;
      const least = mayMiss !== undefined || sign === '*' ? 0 : 1;
      const most = times === undefined ? 1 : Number(times);
      return [name!, { name: name!, place, least, most, holds: groupNamed(holds) ?? holds }];
    }),
  );
}

function groupNamed(name: string): Group | undefined {
  const written = TABLE.groups[name];
  if (written === undefined) return undefined;
  const known = groups.get(name) ?? { name, members: membersOf(written) };
  groups.set(name, known);
  return known;
}
