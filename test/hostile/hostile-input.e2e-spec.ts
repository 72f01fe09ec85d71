import { blemishes } from './answer';
import type { Chapter, Stage } from './chapters/chapter';
import { connections } from './chapters/connections';
import { fuzz } from './chapters/fuzz';
import { jsonBodies } from './chapters/json-bodies';
import { languages } from './chapters/languages';
import { messages } from './chapters/messages';
import { owners } from './chapters/owners';
import { pathsAndQueries } from './chapters/paths-and-queries';
import { refusals } from './chapters/refusals';
import { slowSenders } from './chapters/slow-senders';
import { tokens } from './chapters/tokens';
import { PerfectRequests } from './perfect-requests';
import { beginSlowly } from './raw-socket';
import { EVERY_ROUTE } from './routes';
import { SeededWindow } from './seeded-window';

const CHAPTERS: readonly Chapter[] = [
  tokens,
  owners,
  jsonBodies,
  messages,
  pathsAndQueries,
  connections,
  refusals,
  languages,
];

describe('every route, asked', () => {
  let open: Stage | undefined;
  const stage = (): Stage => open!;
  beforeAll(async () => {
    const seeded = await SeededWindow.open();
    const authorization = `Bearer ${await seeded.tokens.of('yuzhou-imports')}`;
    const doors = (['gateway', 'filing'] as const).map((door) => seeded.window.urlOf(door));
    open = { seeded, perfect: new PerfectRequests(seeded), slow: beginSlowly(doors, authorization) };
  }, 60_000);
  afterAll(() => open?.seeded.close(), 60_000);

  it('has a perfect request from which to spoil', () => {
    expect(stage().perfect.astray).toEqual([]);
  });

  for (const chapter of CHAPTERS) chapter(stage);

  // Behind those chapters, for it uses up what the requests before were refused: they failed for what was spoilt in them alone.
  const ending = EVERY_ROUTE.filter(([, { path }]) => !path.endsWith('/stream'));
  it.each(ending)('%s is answered when nothing is wrong', async (_, route) => {
    const answer = await stage().seeded.window.ask('gateway', await stage().perfect.ask(route));
    expect(answer.status < 300 ? [] : [answer.status, answer.text]).toEqual([]);
    expect(blemishes([answer])).toEqual([]);
  });

  fuzz(stage);
  slowSenders(stage);
});
