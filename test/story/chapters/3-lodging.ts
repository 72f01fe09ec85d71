import { listReceiptKeys, LodgedFiling } from '@landport/contracts';
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { PIECES, type Shipments } from './1-arrival';
import type { Ledger } from './2-bonded-store';
import { declaration, declarationXml, newReference } from '../papers';
import type { Teller } from '../teller';

export interface Lodged {
  readonly id: string;
  readonly reference: string;
  /** Of the request that lodged it. */
  readonly traceId: string;
}

/** Two importers file; a third declaration comes as XML and waits for goods that have not come. */
export async function lodging(
  teller: Teller,
  shipments: Shipments,
  ledger: Ledger,
): Promise<{ readonly green: Lodged; readonly red: Lodged }> {
  teller.chapter('Importers file');
  const green = await file(teller, 'yuzhou-imports', (reference) => ({
    ...declaration({
      reference,
      importer: 'yuzhou-imports',
      awb: shipments.bonded,
      amount: '250000.00',
      pieces: PIECES,
      ledgerNo: ledger.ledgerNo,
    }),
  }));
  const red = await file(teller, 'jialing-trading', (reference) =>
    declaration({
      reference,
      importer: 'jialing-trading',
      awb: shipments.direct,
      amount: '320000.00',
      pieces: PIECES,
    }),
  );
  await waiting(teller);
  return { green, red };
}

async function file(
  teller: Teller,
  actor: string,
  payloadOf: (reference: string) => object,
): Promise<Lodged> {
  const reference = newReference('STORY');
  const text = JSON.stringify({ kind: 'import-declaration', reference, payload: payloadOf(reference) });
  const answer = await teller.ask(202, actor, 'POST', '/v1/filings', {
    text,
    headers: { 'idempotency-key': `key of ${reference}` },
  });
  const lodged = teller.read(answer, LodgedFiling);
  await verifyReceipt(teller, actor, lodged.receipt, text);
  teller.tell(`${actor} files ${reference}: 202, with a receipt signed over the bytes as received`, {
    id: lodged.id,
    status: lodged.status,
  });
  const again = await teller.ask(202, actor, 'POST', '/v1/filings', {
    text,
    headers: { 'idempotency-key': `key of ${reference}` },
  });
  teller.expect(
    'the same once more',
    [again.headers.get('idempotency-replayed'), again.text],
    ['true', answer.text],
  );
  return { id: lodged.id, reference, traceId: String(answer.headers.get('landport-trace-id')) };
}

async function verifyReceipt(teller: Teller, actor: string, receipt: string, sent: string): Promise<void> {
  const [header, claims, signature] = receipt.split('.') as [string, string, string];
  const read = (part: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  const { keys } = await teller.get(actor, '/v1/receipt-keys', listReceiptKeys.answers[200].shape);
  const key = keys.find(({ kid }) => kid === read(header)['kid']);
  if (key === undefined) throw new Error('the receipt names a key that is not published');
  const publicKey = createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
  const isGenuine = verify(
    null,
    Buffer.from(`${header}.${claims}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  );
  teller.expect('the receipt verifies', isGenuine, true);
  const digest = createHash('sha256').update(sent).digest();
  const text = JSON.stringify(read(claims));
  const namesDigest = ['hex', 'base64', 'base64url'].some((form) =>
    text.includes(digest.toString(form as 'hex')),
  );
  teller.expect('the receipt is over the bytes as sent', namesDigest, true);
}

async function waiting(teller: Teller): Promise<void> {
  const reference = newReference('STORY');
  const text = declarationXml(reference, 'yuzhou-imports');
  const lodged = await teller.ask(202, 'yuzhou-imports', 'POST', '/v1/filings', {
    text,
    type: 'application/xml',
  });
  const filing = await teller.untilFiling(
    'yuzhou-imports',
    teller.read(lodged, LodgedFiling).id,
    'awaitingArrival',
  );
  teller.tell('A WCO Data Model XML declaration goes in as well; its goods have not come, and it says so', {
    awaits: filing.customs.awaits,
  });
}
