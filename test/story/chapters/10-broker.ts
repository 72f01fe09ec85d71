import { DraftView, FilingView, LodgedFiling, MandateView, ProblemDocument } from '@landport/contracts';
import { newReference } from '../papers';
import { exampleOf } from '../example';
import type { Teller } from '../teller';

const [PRINCIPAL, BROKER, KIND] = ['jialing-trading', 'bayu-brokers', 'export-declaration'];
const FOR_PRINCIPAL = { 'landport-on-behalf-of': PRINCIPAL };

/** A broker keeps a draft for its principal, finds a colleague's save in between, and lodges it. */
export async function broker(teller: Teller): Promise<void> {
  teller.chapter('A broker under mandate');
  const mandate = await accepted(teller);
  const reference = newReference('EX');
  const payload = await exampleOf(teller, BROKER, KIND, { FunctionalReferenceID: reference });
  const kept = await teller.ask(201, BROKER, 'POST', '/v1/drafts', {
    body: { kind: KIND, reference, payload: { ...payload, GoodsItemQuantity: '3' } },
    headers: FOR_PRINCIPAL,
  });
  const { links } = teller.read(kept, DraftView);
  const href = links['self']!.href;
  const first = { ...FOR_PRINCIPAL, 'if-match': String(kept.headers.get('etag')) };
  teller.tell(`${BROKER} keeps a draft for ${PRINCIPAL}; anything may be wrong in it`, href);

  const content = { kind: KIND, reference, payload };
  const saved = await teller.ask(200, BROKER, 'PUT', href, { body: content, headers: first });
  const late = await teller.ask(412, PRINCIPAL, 'PUT', href, {
    body: { ...content, title: 'Ours' },
    headers: { 'if-match': first['if-match'] },
  });
  const { detail } = teller.read(late, ProblemDocument);
  teller.tell(
    'The principal saves what was seen before: 412 says who was faster, and where both differ',
    detail,
  );

  const etag = { ...FOR_PRINCIPAL, 'if-match': String(saved.headers.get('etag')) };
  const answer = await teller.ask(202, BROKER, 'POST', links['submission']!.href, { headers: etag });
  const { id } = teller.read(answer, LodgedFiling);
  const filing = await teller.get(PRINCIPAL, `/v1/filings/${id}`, FilingView);
  teller.expect('its owner', filing.organisationId, PRINCIPAL);
  await teller.ask(404, BROKER, 'GET', `/v1/filings/${id}`);
  teller.tell(`Lodged: ${reference} belongs to ${PRINCIPAL}; the broker sees it under the mandate alone`);

  await end(teller, mandate);
  const refused = await teller.ask(403, BROKER, 'GET', `/v1/filings/${id}`, { headers: FOR_PRINCIPAL });
  teller.tell(
    'The mandate ends, and the broker is refused from then on',
    teller.read(refused, ProblemDocument).code,
  );
}

async function accepted(teller: Teller): Promise<string> {
  const given = await teller.ask(201, PRINCIPAL, 'POST', '/v1/mandates', {
    body: {
      broker: BROKER,
      kinds: [KIND],
      representation: 'direct',
      from: new Date().toISOString().slice(0, 10),
    },
  });
  const href = `/v1/mandates/${teller.read(given, MandateView).id}`;
  const seen = await teller.ask(200, BROKER, 'GET', href);
  const answer = await teller.ask(200, BROKER, 'POST', `${href}/acceptance`, {
    headers: { 'if-match': String(seen.headers.get('etag')) },
  });
  teller.expect('the mandate in force', teller.read(answer, MandateView).inForce, true);
  teller.tell(`${PRINCIPAL} lets ${BROKER} file its ${KIND}s; the broker accepts`, href);
  return href;
}

async function end(teller: Teller, href: string): Promise<void> {
  const seen = await teller.ask(200, PRINCIPAL, 'GET', href);
  await teller.ask(200, PRINCIPAL, 'POST', `${href}/end`, {
    body: { reason: 'The season is over.' },
    headers: { 'if-match': String(seen.headers.get('etag')) },
  });
}
