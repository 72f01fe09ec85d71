/**
 * Kinds that customs-zone takes by their event; it asks for a review itself when its lane wants one.
 * Every other kind's first body finds its task in the work list from the moment of lodging.
 */
const REVIEWED_ON_REQUEST: ReadonlySet<string> = new Set(['import-declaration']);

/** The body whose officers decide a filing that no rule decided; nothing when another service asks for them. */
export const reviewerAtLodging = (kind: string, bodies: readonly string[]): string | undefined =>
  REVIEWED_ON_REQUEST.has(kind) ? undefined : bodies[0];
