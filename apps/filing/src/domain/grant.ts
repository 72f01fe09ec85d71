import { DomainError, assertTransition, type Transitions } from '@landport/domain';

/** What issuer and holder make of a grant; whether it has begun, ended or run out is the calendar's to say. */
export const GRANT_STATES = ['issued', 'suspended', 'revoked', 'withdrawn'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

export const GRANT_TRANSITIONS = {
  issued: ['suspended', 'revoked', 'withdrawn'],
  suspended: ['issued', 'revoked', 'withdrawn'],
  revoked: [],
  withdrawn: [],
} as const satisfies Transitions<GrantState>;

export class GrantNotFound extends DomainError {
  readonly code = 'grant/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such grant.');
  }
}

/** @throws IllegalTransition */
export const assertGrantMay = (from: GrantState, to: GrantState): void =>
  assertTransition('The grant', GRANT_TRANSITIONS, from, to);
