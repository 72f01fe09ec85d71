import type { TaskState } from '@landport/contracts';
import type { Answer, InsistentClient } from '../insistent-client';

interface Task {
  readonly id: string;
  readonly state: TaskState;
  readonly assignee?: string;
  readonly filing: { readonly id: string };
}

/** What an officer means to do with a filing. */
export interface Wish {
  readonly kind: string;
  readonly filingId: string;
  readonly outcome: 'approved' | 'refused';
  /** Asks the applicant before anything is decided. */
  readonly asksFirst?: boolean;
}

const QUESTION = { text: { en: 'Which investors?', zh: '投资者是谁？' } };
const WORDS = { reason: 'As the papers say.' };

/** An officer who does what comes next, as the work list shows it now; whoever was quicker is met with 409 or 412. */
export class Officer {
  private hasAsked = false;

  constructor(
    private readonly client: InsistentClient,
    private readonly who: string,
  ) {}

  /** @returns the answer when it was this step that decided the task */
  async step(wish: Wish): Promise<Answer | undefined> {
    const task = await this.taskOf(wish);
    if (task === undefined) return undefined;
    const path = `/v1/tasks/${task.id}`;
    const shown = await this.client.attempt({ who: this.who, path });
    if (shown?.status !== 200) return undefined;
    const next = this.next(shown.json as unknown as Task, wish);
    if (next === undefined) return undefined;
    const [what, body] = next;
    const done = await this.client.attempt({
      ...{ who: this.who, method: 'POST', path: `${path}/${what}`, headers: { 'if-match': shown.etag } },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (what === 'query' && done?.status === 200) this.hasAsked = true;
    return done?.status === 200 && done.json['state'] === 'decided' ? done : undefined;
  }

  private async taskOf({ kind, filingId }: Wish): Promise<Task | undefined> {
    const found = await this.client.attempt({ who: this.who, path: `/v1/tasks?limit=500&kind=${kind}` });
    const { items = [] } = (found?.json ?? {}) as { items?: Task[] };
    return items.find(({ filing }) => filing.id === filingId);
  }

  private next({ state, assignee }: Task, wish: Wish): [string, object?] | undefined {
    if (state === 'open') return ['claim'];
    if (state === 'proposed') return assignee === this.who ? undefined : ['confirmation', { confirms: true }];
    if (state !== 'claimed' || assignee !== this.who) return undefined;
    if (wish.asksFirst && !this.hasAsked) return ['query', { questions: [QUESTION] }];
    return ['decision', { outcome: wish.outcome, ...WORDS }];
  }
}
