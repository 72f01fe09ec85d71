import type { Agency } from './caller';
import { mandateMissing } from './refusals';

/** Knows who may act for whom. Asked for every request that names a principal, so it must answer from memory. */
export abstract class MandateBook {
  /** @throws Problem 403 naming what is missing */
  abstract agencyOf(principal: string, broker: string): Promise<Agency>;
}

/** Of a service that keeps no mandates: nobody acts for another there. */
export class NoMandates extends MandateBook {
  agencyOf(principal: string): Promise<Agency> {
    return Promise.reject(mandateMissing(principal));
  }
}
