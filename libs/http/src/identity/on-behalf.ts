import { ORGANISATION_ID_PATTERN } from '@landport/domain';
import type { RouteDefinition } from '@landport/contracts';
import type { Caller } from './caller';
import type { MandateBook } from './mandate-book';
import { mandateMissing } from './refusals';

const LONGEST_SHOWN = 64;

/**
 * The caller as it stands before the route: acting for the principal that the header names. Roles are a person's at
 * its own organisation and are not lent.
 * @throws Problem 403 where the route is not for brokers, or no mandate is in force
 */
export async function onBehalf(
  book: MandateBook,
  route: RouteDefinition,
  caller: Caller,
  principal: string,
): Promise<Caller> {
  const { organisationId: broker } = caller;
  if (principal === broker) return caller;
  if (!ORGANISATION_ID_PATTERN.test(principal)) throw mandateMissing(principal.slice(0, LONGEST_SHOWN));
  if (route.onBehalf !== true) throw mandateMissing(principal, 'notForThisRoute');
  const agency = await book.agencyOf(principal, broker);
  return { ...caller, organisationId: principal, roles: [], agency };
}
