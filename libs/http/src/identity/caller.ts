/** Under which mandates a broker asks for its principal. */
export interface Agency {
  /** The broker. */
  readonly organisationId: string;
  /** In force today, between these two; at least one. */
  readonly mandates: readonly MandateInForce[];
}

export interface MandateInForce {
  readonly id: string;
  /** All kinds when absent. */
  readonly kinds?: readonly string[];
  /** Union Customs Code, article 18: in the principal's name, or in the broker's own. */
  readonly representation: 'direct' | 'indirect';
}

/** Who calls, as the verified token says. */
export interface Caller {
  /** Person or system. */
  readonly subject: string;
  /** Organisation it acts for; under a mandate the principal. */
  readonly organisationId: string;
  readonly scopes: readonly string[];
  readonly roles: readonly string[];
  readonly clientId: string;
  /** Set when a broker asks under a mandate. */
  readonly agency?: Agency;
}
