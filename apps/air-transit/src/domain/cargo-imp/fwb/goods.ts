import type { Findings } from '../findings';
import type { Segment } from '../message-text';
import type { FwbData, RatingLine } from './fwb';

export function goodsOf(rating: readonly RatingLine[]): Pick<FwbData, 'goodsDescription' | 'consolidation'> {
  const descriptors = rating.flatMap((line) => line.descriptors);
  const texts = descriptors.filter(({ kind }) => kind === 'goods' || kind === 'consolidation');
  return {
    goodsDescription: texts
      .map((descriptor) => ('text' in descriptor ? descriptor.text : ''))
      .join(' ')
      .trim(),
    consolidation: descriptors.some(({ kind }) => kind === 'consolidation'),
  };
}

/** Pieces of the rate lines against the waybill's; a difference is a warning, since rating does not move goods. */
export function checkRatedPieces(
  rating: readonly RatingLine[],
  pieces: number,
  segments: Map<string, Segment[]>,
  findings: Findings,
): void {
  const rated = rating.reduce((sum, line) => sum + (line.pieces ?? 0), 0);
  if (rated === 0 || rated === pieces) return;
  findings.warn(
    'air/pieces-disagree',
    { line: segments.get('RTD')?.[0]?.lines[0]?.number ?? 0 },
    '/rating',
    String(rated),
    `The rate lines add up to ${rated} pieces, the waybill has ${pieces}.`,
    'Correct the pieces of the rate lines or of the consignment line.',
  );
}
