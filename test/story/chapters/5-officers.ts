import { listTasks, ProblemDocument, TaskView } from '@landport/contracts';
import type { Teller } from '../teller';
import type { z } from 'zod';
import type { Lodged } from './3-lodging';

const TaskPage = listTasks.answers[200].shape;

const taskOf = (teller: Teller, filingId: string): Promise<TaskView> =>
  teller.until(`an officer's task for ${filingId}`, async () => {
    for (let path: string | undefined = '/v1/tasks?limit=500'; path !== undefined;) {
      const page: z.output<typeof TaskPage> = await teller.get('officer-chen', path, TaskPage);
      const task = page.items.find((each) => each.filing.id === filingId);
      if (task !== undefined) return task;
      path = page.next?.href;
    }
    return undefined;
  });

/** An officer claims and decides; a colleague's late decision is told that things have moved on. */
export async function decideAs(
  teller: Teller,
  filing: Lodged,
  outcome: 'approved' | 'refused',
  reason: string,
): Promise<void> {
  const task = await taskOf(teller, filing.id);
  const href = `/v1/tasks/${task.id}`;
  const seen = await teller.ask(200, 'officer-chen', 'GET', href);
  const late = { 'if-match': String(seen.headers.get('etag')) };
  const claimed = await teller.ask(200, 'officer-chen', 'POST', `${href}/claim`, { headers: late });
  const held = { 'if-match': String(claimed.headers.get('etag')) };
  await teller.ask(428, 'officer-chen', 'POST', `${href}/decision`, { body: { outcome, reason } });
  const decided = await teller.ask(200, 'officer-chen', 'POST', `${href}/decision`, {
    body: { outcome, reason },
    headers: held,
  });
  teller.tell(`Officer Chen finds ${filing.reference} in the work list, claims it and decides: ${outcome}`, {
    state: teller.read(decided, TaskView).state,
    reason,
  });
  const second = await teller.ask(412, 'officer-li', 'POST', `${href}/decision`, {
    body: { outcome: 'refused', reason: 'Value too low.' },
    headers: held,
  });
  teller.tell("Officer Li's late decision gets 412", teller.read(second, ProblemDocument).detail);
}

export async function officers(teller: Teller, red: Lodged): Promise<void> {
  teller.chapter('An officer looks at the red one');
  await decideAs(teller, red, 'approved', 'Goods and papers agree.');
  const released = await teller.untilFiling('jialing-trading', red.id, 'released');
  teller.tell(`${red.reference} is released`, released.customs.releasedAt);
}
