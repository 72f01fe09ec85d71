import { readFeed, WebhookEndpointShape } from '@landport/contracts';
import { arrival } from './chapters/1-arrival';
import { broker } from './chapters/10-broker';
import { licence } from './chapters/11-licence';
import { promise } from './chapters/12-promise';
import { jointReview } from './chapters/13-joint-review';
import { batch } from './chapters/14-batch';
import { evidence } from './chapters/15-evidence';
import { bondedStore } from './chapters/2-bonded-store';
import { lodging } from './chapters/3-lodging';
import { clearance } from './chapters/4-clearance';
import { officers } from './chapters/5-officers';
import { gate } from './chapters/6-gate';
import { told, type Listening } from './chapters/7-told';
import { onTheSpot } from './chapters/8-on-the-spot';
import { corrections } from './chapters/9-corrections';
import { Receiver } from './receiver';
import { StreamReader } from './stream-reader';
import { Teller } from './teller';
import type { Window } from './window';

/**
 * One consignment goes the whole way, then filings of other kinds theirs, through the gateway alone. Waybills and
 * references are new each time.
 * @throws NotAsTold where anything is not as told
 */
export async function tellStory(window: Window, print: (line: string) => void): Promise<void> {
  const teller = new Teller(window, print);
  const from = performance.now();
  const listening = await listen(teller);
  try {
    const shipments = await arrival(teller);
    const ledger = await bondedStore(teller, shipments.bonded);
    const { green, red } = await lodging(teller, shipments, ledger);
    await clearance(teller, green, red);
    await officers(teller, red);
    await gate(teller, green, ledger, shipments.bonded);
    await told(teller, green, listening);
    await onTheSpot(teller);
    await corrections(teller);
    await broker(teller);
    await licence(teller);
    await promise(teller);
    const registration = await jointReview(teller);
    await batch(teller);
    await evidence(teller, registration);
  } finally {
    await window.ask('yuzhou-imports', 'DELETE', listening.endpoint);
    listening.receiver.close();
    await listening.stream.close();
  }
  print(`\nAll was as told, in ${((performance.now() - from) / 1_000).toFixed(1)} s.`);
}

/** The first importer's webhook receiver and stream, open before anything happens. */
async function listen(teller: Teller): Promise<Listening> {
  const receiver = await Receiver.open();
  const answer = await teller.ask(201, 'yuzhou-imports', 'POST', '/v1/webhook-endpoints', {
    body: { url: receiver.url, description: 'the story' },
  });
  const endpoint = teller.read(answer, WebhookEndpointShape);
  receiver.trust(endpoint.keys.find(({ publicKey }) => publicKey !== undefined)?.publicKey ?? '');
  const from = (await teller.get('yuzhou-imports', '/v1/feed?limit=1', readFeed.answers[200].shape)).last;
  const stream = await StreamReader.open(teller.window, 'yuzhou-imports', from);
  return { receiver, stream, from, endpoint: `/v1/webhook-endpoints/${endpoint.id}` };
}
