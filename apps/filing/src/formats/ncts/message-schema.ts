import { formatSchema } from './formats';
import { MESSAGES, type Group, type Member } from './message-table';

type Schema = Record<string, unknown>;

/** Releases of phase 5 that a message may name in its root's `PhaseID`. */
const PHASES = ['NCTS5.0', 'NCTS5.1'];

/**
 * The table as JSON Schema, by which a message is checked.
 * @param types  messages that one schema is to take; what only some of them hold or want is optional
 */
export function messageSchema(types: readonly [string, ...string[]], id: string, title: string): Schema {
  const definitions = new Map<string, Schema>();
  const roots = types.map((type) => MESSAGES.get(type)!.root);
  const root = ofGroups(roots, types, definitions);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title,
    ...root,
    properties: { '@PhaseID': { enum: PHASES }, ...(root['properties'] as Schema) },
    $defs: Object.fromEntries([...definitions].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** Several groups as one: members of the first in their order, with those of the others put in where they stand. */
function ofGroups(
  groups: readonly Group[],
  types: readonly string[],
  definitions: Map<string, Schema>,
): Schema {
  const [longest] = [...groups].sort((one, other) => other.members.size - one.members.size);
  const names = new Set([
    ...longest!.members.keys(),
    ...groups.flatMap(({ members }) => [...members.keys()]),
  ]);
  const required = [...names].filter((name) => groups.every(({ members }) => members.get(name)?.least === 1));
  const properties = [...names].map((name) => {
    const members = groups.flatMap((group) => group.members.get(name) ?? []);
    return [name, ofMember(members, types, definitions)];
  });
  return {
    type: 'object',
    additionalProperties: false,
    required,
    properties: Object.fromEntries(properties),
  };
}

function ofMember(
  members: readonly Member[],
  types: readonly string[],
  definitions: Map<string, Schema>,
): Schema {
  const { most, least } = members[0]!;
  const held = ofHeld(members, types, definitions);
  // A list of none is no list: leaving it out says the same.
  return most === 1
    ? held
    : {
        type: 'array',
        minItems: 1,
        maxItems: most,
        items: held,
        ...(least === 1 && {
          'x-meaning': { en: `1 to ${most} of them in a list`, zh: `列表，1 至 ${most} 项` },
        }),
      };
}

function ofHeld(
  members: readonly Member[],
  types: readonly string[],
  definitions: Map<string, Schema>,
): Schema {
  const { holds } = members[0]!;
  if (holds === 'messageType') return { enum: [...types] };
  const name = typeof holds === 'string' ? nameOfFormat(holds) : holds.name;
  if (!definitions.has(name)) {
    const groups = new Set(members.map((member) => member.holds).filter((each) => typeof each !== 'string'));
    // Groups hold groups that are not this one, so the definition is there when it is next asked for.
    definitions.set(
      name,
      typeof holds === 'string'
        ? { ...formatSchema(holds) }
        : ofGroups([...groups] as Group[], types, definitions),
    );
  }
  return { $ref: `#/$defs/${name}` };
}

const nameOfFormat = (format: string): string => format.replace('..', 'To').replace(/\W/g, '_');
