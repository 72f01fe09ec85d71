import { pointerStep, pointerSteps } from './pointer';

/** What a pattern leads to, where, and its place in the last list on the way, from "1". */
export interface Match {
  readonly value: unknown;
  readonly pointer: string;
  readonly place: string;
}

/** A JSON pointer in which `*` stands for every entry of a list. */
export class PointerPattern {
  private readonly steps: readonly string[];
  private readonly isList: boolean;

  constructor(pattern: string) {
    this.steps = pointerSteps(pattern);
    this.isList = this.steps.includes('*');
  }

  *matches(root: unknown): Iterable<Match> {
    yield* this.walk(root, 0, '', '');
  }

  /** The value; with `*` all of them, in order. Nothing unless every branch has one. */
  read(root: unknown): unknown {
    if (!this.isList) return this.follow(root, 0);
    const values: unknown[] = [];
    return this.collect(root, 0, values) ? values : undefined;
  }

  private follow(from: unknown, at: number): unknown {
    let value = from;
    for (let step = at; step < this.steps.length; step += 1) value = memberOf(value, this.steps[step]!);
    return value;
  }

  private collect(from: unknown, at: number, into: unknown[]): boolean {
    const star = this.steps.indexOf('*', at);
    if (star < 0) {
      const value = this.follow(from, at);
      into.push(value);
      return value !== undefined;
    }
    let list = from;
    for (let step = at; step < star; step += 1) list = memberOf(list, this.steps[step]!);
    return Array.isArray(list) && list.every((entry) => this.collect(entry, star + 1, into));
  }

  private *walk(value: unknown, at: number, pointer: string, place: string): Iterable<Match> {
    const step = this.steps[at];
    if (step === undefined) {
      yield { value, pointer, place };
    } else if (step !== '*') {
      const member = memberOf(value, step);
      if (member !== undefined) yield* this.walk(member, at + 1, pointer + pointerStep(step), place);
    } else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) {
        yield* this.walk(entry, at + 1, `${pointer}/${index}`, String(index + 1));
      }
    }
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
