import { LodgedFiling, ProblemDocument } from '@landport/contracts';
import { declaration, fwb, newAwb, newReference, rcf } from '../papers';
import type { Teller } from '../teller';
import { PIECES } from './1-arrival';
import { decideAs } from './5-officers';

const JIALING = 'jialing-trading';

/** What is wrong is told at once and mended under the same reference. */
export async function corrections(teller: Teller): Promise<void> {
  teller.chapter('Putting right');
  const awb = newAwb();
  const text = fwb(awb, PIECES, '120.5', 'INTEGRATED CIRCUITS', 'JIALING TRADING');
  await teller.ask(201, 'changjiang-air', 'POST', '/v1/air/messages', { text, type: 'text/plain' });
  await teller.ask(201, 'ckg-ground', 'POST', '/v1/air/messages', {
    text: rcf(awb, PIECES, '120.5', new Date()),
    type: 'text/plain',
  });
  const reference = newReference('STORY');
  const payload = declaration({ reference, importer: JIALING, awb, amount: '320000.00', pieces: PIECES });
  const submission = { kind: 'import-declaration', reference, payload };

  const broken = structuredClone(submission);
  const [item] = broken.payload.GoodsShipment.GovernmentAgencyGoodsItem;
  item!.Commodity.Classification[0]!.ID = '85';
  item!.Commodity.InvoiceLine.ItemChargeAmount.amount = '3,200';
  broken.payload.GoodsShipment.Consignment.TransportContractDocument[0]!.ID = '999-00000001';
  broken.payload.InvoiceAmount.currency = 'yuan';
  const refusal = await teller.ask(422, JIALING, 'POST', '/v1/filings', { body: broken });
  const { errors = [] } = teller.read(refusal, ProblemDocument);
  if (errors.length < 3) throw new Error(`only ${errors.length} faults were told`);
  teller.tell(`A broken declaration is refused with all its ${errors.length} faults at once`);
  for (const fault of errors) teller.tell(`  ${fault.pointer}: ${fault.message} ${fault.remedy ?? ''}`);

  const lodged = await teller.ask(202, JIALING, 'POST', '/v1/filings', { body: submission });
  const filing = { id: teller.read(lodged, LodgedFiling).id, reference, traceId: '' };
  teller.tell(`Mended, it goes through under the same reference ${reference}`);

  await teller.untilFiling(JIALING, filing.id, 'underReview');
  await decideAs(teller, filing, 'refused', 'The invoice shows CNY 350,000.');
  await teller.untilFiling(JIALING, filing.id, 'refused');
  const corrected = declaration({ reference, importer: JIALING, awb, amount: '350000.00', pieces: PIECES });
  const seen = await teller.ask(200, JIALING, 'GET', `/v1/filings/${filing.id}`);
  const version = await teller.ask(202, JIALING, 'POST', `/v1/filings/${filing.id}/versions`, {
    body: { ...submission, payload: corrected },
    headers: { 'if-match': String(seen.headers.get('etag')) },
  });
  teller.expect('its version', teller.read(version, LodgedFiling).version, 2);
  teller.tell('The refused one is corrected by a second version under the same reference');
  await teller.untilFiling(JIALING, filing.id, 'underReview');
  await decideAs(teller, filing, 'approved', 'Value corrected.');
  await teller.untilFiling(JIALING, filing.id, 'released');
  teller.tell('And is released');
}
