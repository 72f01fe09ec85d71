import { aWebsiteFiling } from '../../../filing/filings';
import { SORTS } from '../sorts';
import type { Trade } from '../trade';

const who = SORTS.papered.owner;

/** Sends a paper and a filing that goes with it, and fetches the paper from the filing, byte for byte. */
export async function papers(trade: Trade): Promise<void> {
  const { client } = trade;
  const reference = trade.nextReference();
  const paper = `The identity paper of ${reference}.`;
  const sent = await client.ask({
    ...{ who, method: 'POST', path: '/v1/documents', body: paper, contentType: 'text/plain' },
  });
  if (sent.status > 201) throw new Error(`a paper was refused: ${sent.text}`);
  const documents = [{ code: 'identity', documentId: String(sent.json['id']) }];
  const body = JSON.stringify({ ...aWebsiteFiling(reference), documents });
  const filing = await trade.offer('papered', reference, body);
  if (filing === undefined) throw new Error(`${reference} was refused with its paper`);
  const bound = await client.ask({ who, path: `/v1/filings/${filing.filingId}/documents` });
  if (!bound.text.includes(String(sent.json['id']))) trade.faults.push(`${reference} has lost its paper`);
  const content = await client.ask({ who, path: `/v1/documents/${String(sent.json['id'])}/content` });
  if (content.text !== paper) trade.faults.push(`the paper of ${reference} is another`);
}
