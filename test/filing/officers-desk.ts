import type { Answer, FilingWindow, Person } from './filing-window';

/** Officers at their work: finds their task of a filing, and acts on it as they see it now. */
export class OfficersDesk {
  constructor(private readonly window: FilingWindow) {}

  /** Of the officer's body; the newest when there were several. */
  async taskOf(who: Person, filingId: string): Promise<string | undefined> {
    const { json } = await this.window.ask(who, 'GET', '/v1/tasks?limit=500');
    const tasks = json['items'] as unknown as { id: string; filing: { id: string } }[];
    return tasks.findLast(({ filing }) => filing.id === filingId)?.id;
  }

  async act(who: Person, filingId: string, what: string, body?: object): Promise<Answer> {
    return (await this.prepare(who, filingId, what, body))();
  }

  /** All but asked: for acts that are to meet. */
  async prepare(who: Person, filingId: string, what: string, body?: object): Promise<() => Promise<Answer>> {
    const task = await this.taskOf(who, filingId);
    if (task === undefined) throw new Error(`${who} has no task of ${filingId}`);
    const href = `/v1/tasks/${task}`;
    const headers = { 'if-match': await this.window.etagOf(who, href) };
    return () => this.window.ask(who, 'POST', `${href}/${what}`, { headers, ...(body && { body }) });
  }

  claim(who: Person, filingId: string): Promise<Answer> {
    return this.act(who, filingId, 'claim');
  }

  /** Claims and acts. */
  async work(who: Person, filingId: string, what: string, body: object): Promise<Answer> {
    await this.claim(who, filingId);
    return this.act(who, filingId, what, body);
  }
}
