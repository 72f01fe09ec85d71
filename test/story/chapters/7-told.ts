import { HistoryView, readFeed, type FeedEntryShape } from '@landport/contracts';
import type { z } from 'zod';
import type { Receiver } from '../receiver';
import type { StreamReader } from '../stream-reader';
import type { Teller } from '../teller';
import type { Lodged } from './3-lodging';

type FeedEntry = z.output<typeof FeedEntryShape>;
const FeedPage = readFeed.answers[200].shape;

export interface Listening {
  readonly receiver: Receiver;
  readonly stream: StreamReader;
  readonly endpoint: string;
  /** Where the feed ended when the story began. */
  readonly from: number;
}

const TYPES = ['lodged', 'accepted', 'assessed', 'released', 'goods-exited'].map(
  (fact) => `landport.filing.${fact}.v1`,
);

async function feedAfter(teller: Teller, actor: string, from: number): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for (;;) {
    const page = await teller.get(actor, `/v1/feed?after=${from + entries.length}&limit=500`, FeedPage);
    entries.push(...page.entries);
    if (page.entries.length === 0) return entries;
  }
}

/** The whole history, and everyone told: feed, webhook, stream. */
export async function told(teller: Teller, green: Lodged, listening: Listening): Promise<void> {
  teller.chapter('Everyone is told');
  const history = await teller.get('yuzhou-imports', `/v1/filings/${green.id}/history`, HistoryView);
  teller.expect('the record is whole', history.chain.whole, true);
  teller.tell('The filing shows who did what, when and why; its chain of hashes is whole');
  for (const entry of history.items) {
    const by = entry.by?.organisationId ?? 'rules';
    teller.tell(`  ${entry.at}  ${entry.action}  ${by}  ${entry.why ?? ''}`.trimEnd());
  }

  const feed = await teller.until('the feed holds the whole way', async () => {
    const entries = await feedAfter(teller, 'yuzhou-imports', listening.from);
    const ofGreen = entries.filter((entry) => entry.subject === green.id).map((entry) => entry.type);
    return TYPES.every((type) => ofGreen.includes(type)) ? entries : undefined;
  });
  const ofGreen = feed.filter((entry) => entry.subject === green.id).map((entry) => entry.type);
  teller.expect('in order', ofGreen, TYPES);
  teller.expect(
    'numbered without gaps',
    feed.map((entry) => entry.sequence),
    feed.map((_, n) => listening.from + n + 1),
  );
  teller.tell(
    `Its feed holds ${feed.length} entries without a gap, those of the filing in order`,
    ofGreen.join(' → '),
  );

  const ids = feed.map((entry) => entry.id);
  await teller.until('the webhook has pushed them all', async () => {
    const pushed = new Set(listening.receiver.pushes.map(({ id }) => id));
    return ids.every((id) => pushed.has(id)) ? true : undefined;
  });
  teller.expect('pushes whose signature did not verify', listening.receiver.refused, 0);
  const traces = listening.receiver.pushes
    .filter(({ body }) => body.subject === green.id)
    .map(({ body }) => body.traceId);
  teller.expect('traces of its pushes before the gate', [...new Set(traces.slice(0, 4))], [green.traceId]);
  teller.tell(
    'A webhook pushed each of them, signed; the receiver verified every signature, and knows the request by its trace',
  );

  await teller.until('the stream has shown them all', async () =>
    feed.every((entry) => listening.stream.sequences.includes(entry.sequence)) ? true : undefined,
  );
  teller.tell('And a server-sent stream showed them as they came');
  const operator = await teller.get('ckg-bonded-port', '/v1/feed?limit=1', FeedPage);
  if (operator.last < 1) throw new Error('the zone operator was told nothing');
  teller.tell('The zone operator, the airline and the handler have feeds of their own');
}
