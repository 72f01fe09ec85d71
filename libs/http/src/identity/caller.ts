/** Who calls, as the verified token says. */
export interface Caller {
  /** Person or system. */
  readonly subject: string;
  /** Organisation it acts for. */
  readonly organisationId: string;
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  readonly clientId: string;
}
