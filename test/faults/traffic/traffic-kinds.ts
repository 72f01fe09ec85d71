import { aClock, aStep, COMMUNICATIONS } from '../../filing/kind-under-test';
import { LOT_KINDS } from '../../filing/lots';

export const SILENT_KIND = 'silent-approval';

/** Published beside the window's own: what those of the pilot need weeks for. */
export const TRAFFIC_KINDS = {
  ...LOT_KINDS,
  [SILENT_KIND]: {
    steps: [aStep('review', [COMMUNICATIONS])],
    clocks: [aClock({ atEnd: 'approved' })],
  },
};
