/** Who does something, when, and where its new rows get their identifiers: what a domain method may not fetch itself. */
export interface Act {
  readonly by: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly newId: () => string;
}
