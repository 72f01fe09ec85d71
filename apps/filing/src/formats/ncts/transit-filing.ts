import { DomainError } from '@landport/domain';
import type { AboutFiling } from '../about-filing';
import type { Model } from '../xml/xml-walk';
import { MESSAGES } from './message-table';

export const TRANSIT_KIND = 'transit-declaration';

/** Messages that a filing of the kind may consist of: the declaration, and its amendment in full. */
export const FILED_MESSAGES = ['CC015C', 'CC013C'] as const;

/** A message that is part of a transit movement, and no filing. */
export class NoTransitDeclaration extends DomainError {
  readonly code = 'filing/no-transit-declaration';
  readonly kind = 'invalid';
  override readonly remedy =
    'Lodge CC015C, amend it by CC013C at its versions, withdraw it by CC014C; POST /v1/conversions reads all others.';
  constructor(messageType: string) {
    super(`${messageType} (${MESSAGES.get(messageType)?.title.en}) lodges no filing.`, {
      pointer: '/messageType',
      value: messageType,
    });
  }
}

type Operation = { readonly LRN?: unknown; readonly MRN?: unknown };

const operationOf = ({ TransitOperation: operation }: Readonly<Model>): Operation =>
  typeof operation === 'object' && operation !== null ? operation : {};

/** The declarant's own reference (LRN), under which the filing is lodged. */
export function referenceOfTransit(payload: Readonly<Model>): string | undefined {
  const { LRN: reference } = operationOf(payload);
  return typeof reference === 'string' && reference !== '' ? reference : undefined;
}

/**
 * What a message wants of a filing that is there; undefined for a declaration.
 * @throws NoTransitDeclaration for messages about other steps of the movement
 */
export function actOfTransit(payload: Readonly<Model>): AboutFiling | undefined {
  const type = String(payload['messageType']);
  if (type === 'CC015C') return undefined;
  const act = type === 'CC013C' ? 'replacement' : type === 'CC014C' ? 'cancellation' : undefined;
  if (act === undefined) throw new NoTransitDeclaration(type);
  const reference = referenceOfTransit(payload);
  const { MRN: mrn } = operationOf(payload);
  const reason = (payload['Invalidation'] as { readonly justification?: unknown } | undefined)?.justification;
  return {
    act,
    ...(typeof mrn === 'string' && { mrn }),
    ...(reference !== undefined && { reference }),
    ...(typeof reason === 'string' && reason !== '' && { reason }),
  };
}
