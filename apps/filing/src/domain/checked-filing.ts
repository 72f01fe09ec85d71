import { CreditFlagRepaired, CreditFlagSet, GrantChanged, PostCheckMoved } from '@landport/contracts';
import type { GrantState } from './grant';
import type { Actor, HistoryAction } from './history-entry';
import type { PostCheckRecord } from './post-check/post-check';
import { ReviewedFiling } from './reviewed-filing';

const GRANT_ACTIONS = {
  issued: 'grantResumed',
  suspended: 'grantSuspended',
  revoked: 'grantRevoked',
  withdrawn: 'grantWithdrawn',
} as const satisfies Record<GrantState, HistoryAction>;

interface GrantGiven {
  readonly number: string;
  readonly holder: string;
  readonly issuer: string;
}

interface CreditFlag {
  readonly id: string;
  readonly body: string;
  readonly reason: string;
}

/** A filing whose decision is looked at again afterwards, and with it what the decision gave. */
export abstract class CheckedFiling extends ReviewedFiling {
  /** The check that follows a decision is due, or moved on. */
  recordCheck(check: Readonly<PostCheckRecord>, by: Actor, at: string, why?: string): void {
    const { id: postCheckId, body, state, checkBy, order } = check;
    this.tell(state === 'due' ? 'postCheckOpened' : 'postCheckMoved', by, at, why);
    const dueAt = state === 'due' ? checkBy : state === 'putRightOrdered' ? order?.putRightBy : undefined;
    const data = { ...this.named(), concerns: this.told(body), postCheckId, body, state, at };
    this.raise(PostCheckMoved, this.state.id, { ...data, ...(dueAt && { dueAt }), ...(why && { why }) });
  }

  recordCreditFlag({ id: creditFlagId, body, reason }: CreditFlag, by: Actor, at: string): void {
    this.tell('creditFlagSet', by, at, reason);
    const data = { ...this.named(), concerns: this.told(body), creditFlagId, body, reason };
    this.raise(CreditFlagSet, this.state.id, { ...data, setAt: at });
  }

  recordCreditRepair({ id: creditFlagId, body, reason }: CreditFlag, by: Actor, at: string): void {
    this.tell('creditRepaired', by, at, reason);
    const data = { ...this.named(), concerns: this.told(body), creditFlagId, body, reason };
    this.raise(CreditFlagRepaired, this.state.id, { ...data, repairedAt: at });
  }

  /** What the filing was given is changed; whoever holds it is told, the filer or not. */
  recordGrantChange(grant: GrantGiven, becomes: GrantState, reason: string, by: Actor, at: string): void {
    this.tell(GRANT_ACTIONS[becomes], by, at, reason);
    const { number, holder, issuer } = grant;
    const concerns = [...new Set([...this.told(holder), issuer])];
    const data = { ...this.named(), concerns, number, holder, issuer, becomes, reason };
    this.raise(GrantChanged, this.state.id, { ...data, changedBy: by.id, changedAt: at });
  }
}
