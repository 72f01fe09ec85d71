import type { LodgedFiling } from '@landport/contracts';
import type { FilingState } from '../domain/filing';
import type { FirstAnswer } from '../intake/lodgement';
import { linksOf } from '../show-filing/filing-links';

/** The answer to a lodging, made before it is written and kept with it: 201 when it is decided, else 202. */
export function firstAnswer(filing: Readonly<FilingState>, lodgedAt: string, receipt: string): FirstAnswer {
  const { id, kind, reference, version, status, decision } = filing;
  const answer: LodgedFiling = {
    id,
    kind,
    reference,
    version,
    status,
    lodgedAt,
    ...(decision === null ? {} : { decision }),
    receipt,
    links: linksOf(filing),
  };
  return { status: decision === null ? 202 : 201, body: JSON.stringify(answer) };
}
