/** A request to which nothing is wrong, for every other one to be spoilt from. */
export interface Perfect {
  /** Who may ask it. */
  readonly as: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object | string;
  readonly contentType?: string;
  /** Object whose ETag the change must name. */
  readonly changes?: string;
}

/** By route, as `keyOf` names it. */
export type PerfectByRoute = Readonly<Record<string, Perfect>>;

export const TRADER = { as: 'yuzhou-imports' };
export const OPERATOR = { as: 'landport-operations' };
export const ZONE = { as: 'ckg-bonded-port' };
export const REASON = { reason: 'No longer needed.' };

export const ofTraders = (id: string): Perfect => ({ ...TRADER, path: { id } });
