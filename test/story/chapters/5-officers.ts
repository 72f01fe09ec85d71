import { ProblemDocument } from '@landport/contracts';
import { Desk } from '../desk';
import type { Teller } from '../teller';
import type { Lodged } from './3-lodging';

/** An officer claims and decides; a colleague's late decision is told that things have moved on. */
export async function decideAs(
  teller: Teller,
  filing: Lodged,
  outcome: 'approved' | 'refused',
  reason: string,
): Promise<void> {
  const desk = await Desk.withTaskOf(teller, 'officer-chen', filing.id);
  await desk.claim();
  const held = desk.seen;
  await teller.ask(428, 'officer-chen', 'POST', `${desk.href}/decision`, { body: { outcome, reason } });
  const { state } = await desk.act('decision', { outcome, reason });
  teller.tell(`Officer Chen finds ${filing.reference} in the work list, claims it and decides: ${outcome}`, {
    state,
    reason,
  });
  const second = await teller.ask(412, 'officer-li', 'POST', `${desk.href}/decision`, {
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
