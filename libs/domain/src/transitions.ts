import { DomainError } from './domain-error';

/** A state machine as plain data: each state and where it may go. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

export class IllegalTransition extends DomainError {
  readonly code = 'state/illegal-transition';
  readonly kind = 'conflict';
  constructor(what: string, from: string, to: string, allowed: readonly string[]) {
    super(`${what} is ${from} and cannot become ${to}.`, { from, to, allowed });
  }
  override readonly remedy = 'Fetch the object again and choose one of the moves its state allows.';
}

/** @throws IllegalTransition when the table has no such move */
export function assertTransition<State extends string>(
  what: string,
  table: Transitions<State>,
  from: State,
  to: State,
): void {
  const allowed = table[from];
  if (!allowed.includes(to)) throw new IllegalTransition(what, from, to, allowed);
}

/** States that no path from `initial` reaches; called at start so that a broken table cannot serve. */
export function unreachableStates<State extends string>(table: Transitions<State>, initial: State): State[] {
  const reached = new Set<State>([initial]);
  for (const state of reached) for (const next of table[state]) reached.add(next);
  return (Object.keys(table) as State[]).filter((state) => !reached.has(state));
}
