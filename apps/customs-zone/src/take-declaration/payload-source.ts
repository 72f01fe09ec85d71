/** Where the payload of a filing is that was too large to travel in its event. */
export abstract class PayloadSource {
  /**
   * @param dataref  as the event carries it
   * @throws EventRefused when it cannot be had now; the event is parked and tried again
   */
  abstract get(dataref: string): Promise<Readonly<Record<string, unknown>>>;
}
