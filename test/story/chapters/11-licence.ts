import {
  FilingView,
  listGrants,
  LodgedFiling,
  ProblemDocument,
  showGrant,
  type GrantView,
} from '@landport/contracts';
import { Desk } from '../desk';
import { exampleOf } from '../example';
import { declaration, newAwb, newReference } from '../papers';
import type { Answer } from '../window';
import type { Teller } from '../teller';

const IMPORTER = 'yuzhou-imports';
const MONTH_MS = 30 * 86_400_000;

/** A licence is drawn down to nothing; what is withdrawn gives its part back. */
export async function licence(teller: Teller): Promise<void> {
  teller.chapter('A licence with a quantity');
  const { number, links } = await granted(teller);
  const grant = links['self']!.href;
  const left = async () =>
    (await teller.get(IMPORTER, grant, showGrant.answers[200].shape)).quantity?.available;

  await cite(teller, 202, number, '60');
  const last = teller.read(await cite(teller, 202, number, '40'), LodgedFiling);
  teller.expect('what is left', await left(), '0');
  teller.tell('Two declarations cite it for 60 and 40 pieces: nothing is left');
  const refused = teller.read(await cite(teller, 422, number, '25'), ProblemDocument);
  teller.tell('The next is refused with what is left', refused.errors?.[0]?.message);

  await teller.untilFiling(IMPORTER, last.id, 'awaitingArrival');
  const href = `/v1/filings/${last.id}`;
  const seen = await teller.ask(200, IMPORTER, 'GET', href);
  const withdrawn = await teller.ask(200, IMPORTER, 'POST', `${href}/withdrawal`, {
    body: { reason: 'The order was cancelled.' },
    headers: { 'if-match': String(seen.headers.get('etag')) },
  });
  teller.expect('the filing', teller.read(withdrawn, FilingView).status, 'withdrawn');
  teller.expect('what is left again', await left(), '40');
  await cite(teller, 202, number, '25');
  teller.expect('what is left at last', await left(), '15');
  teller.tell('The second is withdrawn and gives its 40 back: now 25 can be declared', grant);
}

async function granted(teller: Teller): Promise<GrantView> {
  const payload = (await exampleOf(teller, IMPORTER, 'permit', {
    validTo: new Date(Date.now() + 6 * MONTH_MS).toISOString().slice(0, 10),
  })) as { goods: object };
  const goods = {
    ...payload.goods,
    quantity: { value: '100', unit: 'PCE' },
    unitPrice: { amount: '12500.00', currency: 'USD' },
    total: { amount: '1250000.00', currency: 'USD' },
  };
  const reference = newReference('IL');
  const answer = await teller.ask(202, IMPORTER, 'POST', '/v1/filings', {
    body: { kind: 'permit', reference, payload: { ...payload, goods } },
  });
  const { id } = teller.read(answer, LodgedFiling);
  const desk = await Desk.withTaskOf(teller, 'officer-zhao', id);
  await desk.claim();
  await desk.act('decision', { outcome: 'approved', reason: 'The goods are free to import under licence.' });
  const { items } = await teller.get(IMPORTER, `/v1/grants?filing=${id}`, listGrants.answers[200].shape);
  const [grant] = items;
  if (grant === undefined) throw new Error(`${reference} gave no licence`);
  teller.tell(`${IMPORTER} is granted a licence for 100 pieces by officer Zhao`, grant.number);
  return grant;
}

function cite(teller: Teller, status: number, number: string, value: string): Promise<Answer> {
  const reference = newReference('UL');
  const payload = declaration({ reference, importer: IMPORTER, awb: newAwb(), amount: '9000.00', pieces: 2 });
  const [item] = payload.GoodsShipment.GovernmentAgencyGoodsItem;
  const AdditionalDocument = [
    { TypeCode: '911', ID: number, WriteOff: { QuantityQuantity: { value, unit: 'PCE' } } },
  ];
  const GoodsShipment = {
    ...payload.GoodsShipment,
    GovernmentAgencyGoodsItem: [{ ...item, AdditionalDocument }],
  };
  return teller.ask(status, IMPORTER, 'POST', '/v1/filings', {
    body: { kind: 'import-declaration', reference, payload: { ...payload, GoodsShipment } },
  });
}
