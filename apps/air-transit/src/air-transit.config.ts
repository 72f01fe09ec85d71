import { ServiceConfig } from '@landport/platform';
import { z } from 'zod';

const PAIR = /^(\d{3})=([a-z0-9][a-z0-9-]{1,62})$/;

/** `999=changjiang-air,784=southern-air` as a map from waybill prefix to organisation. */
const Carriers = z
  .string()
  .default('')
  .transform((text, context): ReadonlyMap<string, string> => {
    const carriers = new Map<string, string>();
    for (const pair of text.split(',').filter((each) => each.trim() !== '')) {
      const match = PAIR.exec(pair.trim());
      if (match?.[1] && match[2]) carriers.set(match[1], match[2]);
      else context.addIssue({ code: 'custom', message: `${pair.trim()} is not prefix=organisation` });
    }
    return carriers;
  });

export const AirTransitConfig = ServiceConfig.extend({
  AIR_CARRIERS: Carriers.describe(
    'Waybill prefixes and the organisations that alone may lodge under them: 999=changjiang-air,… ; a prefix not ' +
      'named belongs to whoever lodges a waybill first',
  ),
});
export type AirTransitConfig = z.output<typeof AirTransitConfig>;
