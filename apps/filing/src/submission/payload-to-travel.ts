import { LARGEST_EVENT } from '@landport/messaging';
import type { Submission } from '../domain/filing';

/** Room that an event's other fields need beside the payload. */
const OTHER_FIELDS = 4_096;

/** JSON this small stays small however it is written: numbers grow at most fivefold. */
const SURELY_SMALL = 10_240;

/**
 * The payload as the event carries it, or the link to it when it is larger than an event may be.
 * @param received  size of the message as it came, in bytes
 */
export function payloadToTravel(
  payload: Readonly<Record<string, unknown>>,
  received: number,
  href: string,
): Submission['content'] {
  const fits =
    received <= SURELY_SMALL || Buffer.byteLength(JSON.stringify(payload)) <= LARGEST_EVENT - OTHER_FIELDS;
  return fits ? { payload } : { dataref: href };
}
