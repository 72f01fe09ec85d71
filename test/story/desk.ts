import { listTasks, TaskView } from '@landport/contracts';
import type { z } from 'zod';
import type { Teller } from './teller';

const TaskPage = listTasks.answers[200].shape;

/** An officer at work: finds the task of a filing in the work list of the own body, and acts on it as seen last. */
export class Desk {
  private etag = '';

  private constructor(
    private readonly teller: Teller,
    readonly officer: string,
    readonly href: string,
  ) {}

  /** Waits until the filing has come to the officer's body. */
  static async withTaskOf(teller: Teller, officer: string, filingId: string): Promise<Desk> {
    const task = await teller.until(`a task of ${officer} for ${filingId}`, () =>
      find(teller, officer, filingId),
    );
    const desk = new Desk(teller, officer, `/v1/tasks/${task.id}`);
    await desk.look();
    return desk;
  }

  /** The `If-Match` of a change by whoever last saw what this officer saw. */
  get seen(): { readonly 'if-match': string } {
    return { 'if-match': this.etag };
  }

  async look(): Promise<void> {
    const answer = await this.teller.ask(200, this.officer, 'GET', this.href);
    this.etag = String(answer.headers.get('etag'));
  }

  claim(): Promise<TaskView> {
    return this.act('claim');
  }

  async act(what: string, body?: object): Promise<TaskView> {
    const answer = await this.teller.ask(200, this.officer, 'POST', `${this.href}/${what}`, {
      ...(body !== undefined && { body }),
      headers: this.seen,
    });
    this.etag = String(answer.headers.get('etag'));
    return this.teller.read(answer, TaskView);
  }
}

async function find(teller: Teller, officer: string, filingId: string): Promise<TaskView | undefined> {
  for (let path: string | undefined = '/v1/tasks?limit=500'; path !== undefined;) {
    const page: z.output<typeof TaskPage> = await teller.get(officer, path, TaskPage);
    const task = page.items.find((each) => each.filing.id === filingId);
    if (task !== undefined) return task;
    path = page.next?.href;
  }
  return undefined;
}
