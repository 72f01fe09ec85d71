/** What sort of refusal it is; the edge turns it into a status. */
export type RefusalKind = 'invalid' | 'notFound' | 'conflict' | 'forbidden' | 'unsupported';

/** Something a rule of the field does not allow. Names what is wrong; knows no HTTP. */
export abstract class DomainError extends Error {
  /** Stable, `<area>/<what>`; has an entry in docs/problems.md. */
  abstract readonly code: string;
  abstract readonly kind: RefusalKind;
  /** How the caller mends it. */
  readonly remedy?: string;

  constructor(
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}
