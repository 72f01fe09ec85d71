interface WithCode {
  readonly code?: unknown;
  readonly constraint?: unknown;
}

const codeOf = (error: unknown): string => String((error as WithCode | undefined)?.code ?? '');

/** A row with that key stands already. `constraint` narrows it to one index. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  codeOf(error) === '23505' && (constraint === undefined || (error as WithCode).constraint === constraint);

/**
 * The database is away, full, restarting, or asks to try again: nothing was wrong with the statement.
 * Classes 08, 40, 53, 57 and 58 of PostgreSQL's appendix A, and the sockets' own errors.
 */
export function isTransientDatabaseFault(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|40|53|57|58)/.test(code)) return true;
  if (/^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)/.test(code)) return true;
  const message = error instanceof Error ? error.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    message,
  );
}
