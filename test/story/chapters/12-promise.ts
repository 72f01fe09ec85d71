import { listPostChecks, LodgedFiling, PostCheckView } from '@landport/contracts';
import type { z } from 'zod';
import { exampleOf } from '../example';
import { newReference } from '../papers';
import type { Teller } from '../teller';

const [HOLDER, INSPECTOR] = ['yuzhou-imports', 'officer-yang'];
const DAY_MS = 86_400_000;
const PostChecks = listPostChecks.answers[200].shape;

/** Decided at once on a signed promise; the promise is checked later, and what was found is put right. */
export async function promise(teller: Teller): Promise<void> {
  teller.chapter('A promise instead of proofs');
  const id = await promised(teller);
  const due = await checkOf(teller, id);
  teller.tell('Its conditions are to be checked afterwards', { body: due.body, by: due.checkBy });
  const href = due.links['self']!.href;

  const order = 'The extinguishers on the second floor are out of date.';
  const ordered = await act(teller, INSPECTOR, `${href}/order`, { text: order });
  teller.tell('Officer Yang finds a gap, and orders to put it right', ordered.order);
  await act(teller, HOLDER, `${href}/response`, { statement: 'All twelve were replaced.' });
  const confirmed = await act(teller, INSPECTOR, `${href}/confirmation`, { finding: 'Seen on the spot.' });
  teller.expect('the check', confirmed.state, 'confirmed');
  teller.tell('The holder puts it right, and the permit stands', confirmed.finding);
}

async function promised(teller: Teller): Promise<string> {
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const example = await exampleOf(teller, HOLDER, 'commitment-permit');
  const payload = {
    ...example,
    commitment: { ...(example['commitment'] as object), signedOn: inDays(0) },
    business: { ...(example['business'] as object), startsOn: inDays(1) },
  };
  const answer = await teller.ask(201, HOLDER, 'POST', '/v1/filings', {
    body: { kind: 'commitment-permit', reference: newReference('CP'), payload },
  });
  const { id, decision } = teller.read(answer, LodgedFiling);
  teller.expect('the way of deciding', [decision?.mode, decision?.outcome], ['commitment', 'approved']);
  teller.tell(`${HOLDER} signs the commitment and has the permit in the same answer`, decision?.decidedAt);
  return id;
}

const checkOf = (teller: Teller, filingId: string): Promise<PostCheckView> =>
  teller.until(`the check of ${filingId}`, async () => {
    for (let path: string | undefined = '/v1/post-checks?state=due&limit=500'; path !== undefined;) {
      const page: z.output<typeof PostChecks> = await teller.get(INSPECTOR, path, PostChecks);
      const check = page.items.find(({ filing }) => filing.id === filingId);
      if (check !== undefined) return check;
      path = page.next?.href;
    }
    return undefined;
  });

async function act(teller: Teller, actor: string, href: string, body: object): Promise<PostCheckView> {
  const seen = await teller.ask(200, actor, 'GET', href.slice(0, href.lastIndexOf('/')));
  const headers = { 'if-match': String(seen.headers.get('etag')) };
  return teller.read(await teller.ask(200, actor, 'POST', href, { body, headers }), PostCheckView);
}
