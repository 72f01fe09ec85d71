import type { FilingStatus } from '@landport/contracts';

/** Who did something: a person or system of an organisation, or a service for an authority. */
export interface Actor {
  readonly id: string;
  /** Its own; under a mandate the broker's. */
  readonly organisationId: string;
  /** The principal for whom a broker acts, and under which mandate. */
  readonly onBehalfOf?: {
    readonly organisationId: string;
    readonly mandateId: string;
    readonly representation: 'direct' | 'indirect';
  };
}

/** Whose filing it is that somebody lodges or changes. */
export const ownerOf = ({ organisationId, onBehalfOf }: Actor): string =>
  onBehalfOf?.organisationId ?? organisationId;

/** Organisation under which Landport's own acts stand in a history: decisions by rule. */
export const BY_RULES: Actor = { id: 'rules', organisationId: 'landport' };

/** What stands in a filing's history: who did what, when and why, and what came of it. */
export interface HistoryEntry {
  readonly action: HistoryAction;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly by: Actor;
  readonly version: number;
  readonly status: FilingStatus;
  readonly why?: string;
}

export type HistoryAction =
  | 'lodged'
  | 'corrected'
  | 'accepted'
  | 'awaitsArrival'
  | 'assessed'
  | 'reviewOpened'
  | 'taskClaimed'
  | 'taskReturned'
  | 'taskDecided'
  | 'taskProposed'
  | 'taskConfirmed'
  | 'taskSentBack'
  | 'opinionGiven'
  | 'stepPassed'
  | 'taskWarned'
  | 'taskOverdue'
  | 'taskEscalated'
  | 'taskHandedOver'
  | 'queried'
  | 'answered'
  | 'answerDue'
  | 'answerExtended'
  | 'lapsed'
  | 'decided'
  | 'revoked'
  | 'released'
  | 'withdrawn'
  | 'selectionBegan'
  | 'bidPlaced'
  | 'biddingClosed'
  | 'postCheckOpened'
  | 'postCheckMoved'
  | 'creditFlagSet'
  | 'creditRepaired'
  | 'goodsExited'
  | 'grantSuspended'
  | 'grantResumed'
  | 'grantRevoked'
  | 'grantWithdrawn'
  | 'documentsSupplied'
  | 'documentDue'
  | 'documentOverdue'
  | 'ignored'
  | 'erased';
