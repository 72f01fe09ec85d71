import type { Caller } from '@landport/http';
import { UnknownKind, type KindPackage, type KindRegistry } from '@landport/kinds';
import { isOfficer } from '../domain/officer';
import { NotYoursToPropose } from '../domain/kind-proposal-errors';
import { isOperator } from './proposal-row';

/** The bodies that lead a step, in the order of its way. */
const leadersOf = ({ header }: KindPackage): string[] => [
  ...new Set(header.steps.map(({ bodies }) => bodies[0]!)),
];

/**
 * Whose proposal it is. A kind that stands is changed by officers of a body that leads it as it stands, so that no
 * package makes itself a body's; a new kind is proposed by officers of the bodies it names. Operators may propose any.
 * @returns the body whose officers see the proposal
 * @throws NotYoursToPropose
 */
export function proposingBody(proposed: KindPackage, registry: KindRegistry, caller: Caller): string {
  const { kind } = proposed.header;
  const standing = newestOf(registry, kind);
  const bodies = standing
    ? leadersOf(standing)
    : [...new Set(proposed.header.steps.flatMap((step) => step.bodies))];
  if (isOfficer(caller) && bodies.includes(caller.organisationId)) return caller.organisationId;
  if (isOperator(caller)) return bodies[0] ?? caller.organisationId;
  throw new NotYoursToPropose(kind, bodies);
}

function newestOf(registry: KindRegistry, kind: string): KindPackage | undefined {
  try {
    return registry.versionsOf(kind)[0]?.source;
  } catch (error) {
    if (error instanceof UnknownKind) return undefined;
    throw error;
  }
}
