/** Why stock moved. The reversals take an approval back by an entry of its own. */
export type Movement =
  | 'admissionApproved'
  | 'admissionDeducted'
  | 'removalApproved'
  | 'removalDeducted'
  | 'admissionReversed'
  | 'removalReversed';

export function reverseOf(movement: Movement): Movement {
  if (movement === 'admissionApproved') return 'admissionReversed';
  if (movement === 'removalApproved') return 'removalReversed';
  throw new Error(`${movement} stands: goods have passed`);
}
