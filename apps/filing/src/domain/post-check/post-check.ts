import type { PostCheckState } from '@landport/contracts';
import { assertTransition, type Transitions } from '@landport/domain';
import type { Actor } from '../history-entry';
import { OrderFirst, StillInTime } from './post-check-errors';

/**
 * What follows a decision that was made before its conditions were proved. A holder who kept the promise badly is
 * first ordered to put it right; only a promise untrue when it was made ends the decision at once (Guiding opinions
 * of the State Council on notification and commitment, Guobanfa 2020 no. 42, section 2(6)).
 */
export const POST_CHECK_TRANSITIONS = {
  due: ['confirmed', 'putRightOrdered', 'revoked'],
  putRightOrdered: ['putRight', 'revoked'],
  putRight: ['confirmed', 'putRightOrdered', 'revoked'],
  confirmed: [],
  revoked: [],
} as const satisfies Transitions<PostCheckState>;

export interface NewPostCheck {
  readonly id: string;
  readonly filingId: string;
  readonly holder: string;
  readonly body: string;
  readonly cause: 'commitment' | 'spotCheck' | 'missingDocument';
  readonly openedAt: string;
  readonly checkBy: string;
  /** Working days that an order gives. */
  readonly putRightWithin: number;
}

export interface PostCheckRecord extends NewPostCheck {
  state: PostCheckState;
  /** Raised by every change; the object's ETag. */
  version: number;
  order: { readonly text: string; readonly orderedAt: string; readonly putRightBy: string } | null;
  response: {
    readonly statement: string;
    readonly documents: readonly string[];
    readonly respondedAt: string;
  } | null;
  finding: { readonly text: string; readonly endedAt: string; readonly by: string } | null;
}

export class PostCheck {
  constructor(private readonly record: PostCheckRecord) {}

  static open(check: NewPostCheck): PostCheck {
    return new PostCheck({ ...check, state: 'due', version: 1, order: null, response: null, finding: null });
  }

  get snapshot(): Readonly<PostCheckRecord> {
    return this.record;
  }

  confirm(finding: string, officer: Actor, at: string): void {
    this.become('confirmed');
    this.record.finding = { text: finding, endedAt: at, by: officer.id };
  }

  /** A second order, where the first answer did not suffice, replaces the first and its answer. */
  order(text: string, putRightBy: string, at: string): void {
    this.become('putRightOrdered');
    this.record.order = { text, orderedAt: at, putRightBy };
    this.record.response = null;
  }

  /** Late answers are taken too, as long as the officer has not acted on the silence. */
  respond(statement: string, documents: readonly string[], at: string): void {
    this.become('putRight');
    this.record.response = { statement, documents, respondedAt: at };
  }

  /**
   * @throws OrderFirst for a promise that was true and is badly kept
   * @throws StillInTime while the time to put right runs
   */
  revoke(reason: string, falsePromise: boolean, officer: Actor, at: string): void {
    const { state, order } = this.record;
    if (!falsePromise && state === 'due') throw new OrderFirst();
    if (!falsePromise && state === 'putRightOrdered' && order !== null && at <= order.putRightBy) {
      throw new StillInTime(order.putRightBy);
    }
    this.become('revoked');
    this.record.finding = { text: reason, endedAt: at, by: officer.id };
  }

  private become(state: PostCheckState): void {
    assertTransition('The check', POST_CHECK_TRANSITIONS, this.record.state, state);
    this.record.state = state;
    this.record.version += 1;
  }
}
