import { CreditFlagRepaired, CreditFlagSet, PostCheckMoved } from '@landport/contracts';
import type { Actor } from './history-entry';
import type { PostCheckRecord } from './post-check/post-check';
import { ReviewedFiling } from './reviewed-filing';

interface CreditFlag {
  readonly id: string;
  readonly body: string;
  readonly reason: string;
}

/** A filing whose decision is looked at again afterwards. */
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
}
