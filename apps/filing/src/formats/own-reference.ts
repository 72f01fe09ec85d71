import { referenceOfTransit, TRANSIT_KIND } from './ncts/transit-filing';
import type { Model } from './xml/xml-walk';

/** Where a message of a standard says its sender's own number, and what it says there. */
export interface OwnReference {
  /** Name of the element, for whoever mends it. */
  readonly name: string;
  readonly pointer: string;
  readonly value: string | undefined;
}

export function ownReference(kind: string, payload: Readonly<Model>): OwnReference {
  if (kind === TRANSIT_KIND) {
    return { name: 'LRN', pointer: '/TransitOperation/LRN', value: referenceOfTransit(payload) };
  }
  const { FunctionalReferenceID: value } = payload;
  return {
    name: 'FunctionalReferenceID',
    pointer: '/FunctionalReferenceID',
    value: typeof value === 'string' && value !== '' ? value : undefined,
  };
}
