import type { DataOf, Decision, DecisionMode, FilingLodged, FilingStatus, Lane } from '@landport/contracts';
import type { CustomsProgress } from './customs-progress';

/** A step of a filing's way, as the kind's conditions laid it down when the version was lodged. */
export interface StepOfFiling {
  readonly name: string;
  readonly bodies: readonly string[];
  /** Name of the kind's clock for it. */
  readonly clock: string | null;
  /** `ended`: the filing was withdrawn or lapsed while the step was open. */
  readonly state: 'ahead' | 'open' | 'passed' | 'refused' | 'ended';
  readonly openedAt?: string;
  readonly closedAt?: string;
}

export interface FilingState {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly reference: string;
  /** Organisations that are told of every step. */
  concerns: readonly string[];
  readonly lodgedAt: string;
  kindValidFrom: string;
  mode: DecisionMode;
  /** Legal version: 1 when first lodged, raised by every correction or amendment. */
  version: number;
  /** Raised by every change; the object's ETag. */
  revision: number;
  status: FilingStatus;
  changedAt: string;
  mrn: string | null;
  lane: Lane | null;
  decision: Decision | null;
  customs: CustomsProgress;
  /** In turn; empty where the rules decided or another service handles the kind. */
  steps: readonly StepOfFiling[];
}

/** What a version of a filing says, once its checks have passed. */
export interface Submission {
  readonly kind: string;
  readonly reference: string;
  readonly kindValidFrom: string;
  readonly mode: DecisionMode;
  /** SHA-256 of the bytes as received, hexadecimal. */
  readonly digest: string;
  /** The model, or the link to it when it is too large to travel. */
  readonly content: Pick<DataOf<typeof FilingLodged>, 'payload' | 'dataref'>;
}
