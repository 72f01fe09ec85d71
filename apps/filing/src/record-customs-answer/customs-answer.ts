import {
  DeclarationAccepted,
  DeclarationAssessed,
  DeclarationAwaitsArrival,
  DeclarationGoodsExited,
  DeclarationRefused,
  DeclarationReleased,
  ReviewRequested,
  type DataOf,
  type EventDefinition,
  type FilingStatus,
} from '@landport/contracts';
import type { Actor } from '../domain/history-entry';
import type { Procedure } from '../domain/procedure';
import type { Reviews } from '../reviews/reviews';

/** Under whose name the answers of customs stand in a history. */
export const CUSTOMS: Actor = { id: 'customs-zone', organisationId: 'customs-zone' };

interface Answer<Data> {
  /** What the filing becomes; absent when it stays as it is. */
  readonly becomes?: FilingStatus;
  /** When it happened, as customs tells it. */
  at(data: Data): string;
  /** Records it, with the work that it opens. */
  record(procedure: Procedure, data: Data, reviews: Reviews): void;
}

export interface CustomsAnswerData {
  readonly filingId: string;
  readonly version: number;
}

const answers = new Map<string, Answer<CustomsAnswerData>>();

function on<Definition extends EventDefinition>(
  definition: Definition,
  answer: Answer<DataOf<Definition>>,
): void {
  answers.set(definition.type, answer as unknown as Answer<CustomsAnswerData>);
}

on(DeclarationAccepted, {
  at: (data) => data.acceptedAt,
  record: ({ filing }, { mrn, acceptedAt }) => filing.accept(mrn, CUSTOMS, acceptedAt),
});

on(DeclarationAwaitsArrival, {
  becomes: 'awaitingArrival',
  at: (data) => data.since,
  record: ({ filing }, { awaits, since }) => filing.awaitArrival(awaits, CUSTOMS, since),
});

on(DeclarationAssessed, {
  at: (data) => data.assessedAt,
  record: ({ filing }, { lane, duty, vat, total, guaranteeHeld, assessedAt }) =>
    filing.assess({ lane, duty, vat, total, guaranteeHeld }, CUSTOMS, assessedAt),
});

on(ReviewRequested, {
  becomes: 'underReview',
  at: (data) => data.requestedAt,
  record: (procedure, { body, lane, requestedAt }, reviews) =>
    reviews.openFor(procedure, { body, lane, by: CUSTOMS, at: requestedAt }),
});

on(DeclarationReleased, {
  becomes: 'released',
  at: (data) => data.releasedAt,
  record: ({ filing }, { version, mrn, releasedBy, releasedAt }) =>
    filing.release(version, mrn, releasedBy, CUSTOMS, releasedAt),
});

on(DeclarationRefused, {
  becomes: 'refused',
  at: (data) => data.refusedAt,
  record({ filing }, { refusedAt: decidedAt, refusedBy: decidedBy, reasons }) {
    const { mode } = filing.snapshot;
    filing.decide({ outcome: 'refused', mode, decidedAt, decidedBy, reasons }, CUSTOMS);
  },
});

on(DeclarationGoodsExited, {
  at: (data) => data.exitedAt,
  record: ({ filing }, { gatePassId, exitedAt }) => filing.recordExit(gatePassId, CUSTOMS, exitedAt),
});

export const CUSTOMS_ANSWERS: ReadonlyMap<string, Answer<CustomsAnswerData>> = answers;
