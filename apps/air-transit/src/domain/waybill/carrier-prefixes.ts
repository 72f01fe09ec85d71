import { NotTheCarrier } from './waybill-refusals';

/** Which organisation alone may lodge waybills under a prefix. */
export class CarrierPrefixes {
  constructor(private readonly carriers: ReadonlyMap<string, string>) {}

  /** @throws NotTheCarrier when the number's prefix is another organisation's */
  assertMayLodge(awb: string, organisationId: string): void {
    const carrier = this.carriers.get(awb.slice(0, 3));
    if (carrier !== undefined && carrier !== organisationId) throw new NotTheCarrier(awb);
  }
}
