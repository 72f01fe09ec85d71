import { LodgedFiling } from '@landport/contracts';
import { describeOnEachBus, describeWhere } from '@landport/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeWindow, newFolder, openWindow, type OpenWindow } from '../standalone/open-window';
import { Teller } from './teller';
import { tellStory } from './tell-story';
import { Window } from './window';

const SAMPLE = join(__dirname, '../../../shared/samples/wco-declarations/Step1_TT_IM009a.xml');

describeOnEachBus('one consignment goes the whole way', (bus) => {
  let open: OpenWindow;
  beforeAll(async () => {
    open = await openWindow(newFolder(), ...(bus.kind === 'kafka' ? ['--kafka'] : []));
  }, 120_000);
  afterAll(() => closeWindow(open), 60_000);

  it('as told, and again on the same data', async () => {
    for (let times = 0; times < 2; times += 1) {
      const lines: string[] = [];
      await tellStory(Window.at(open.folder), (line) => lines.push(line));
      expect(lines.at(-1)).toMatch(/All was as told/);
    }
  }, 120_000);

  describeWhere('samples', `a public declaration, ${bus.kind}`, () => {
    it('is taken unchanged, waits for its goods, and the second time replays the first', async () => {
      const teller = new Teller(Window.at(open.folder), () => undefined);
      const ask = { text: readFileSync(SAMPLE, 'utf8'), type: 'application/xml' };
      const first = await teller.ask(202, 'bayu-brokers', 'POST', '/v1/filings', ask);
      const second = await teller.ask(202, 'bayu-brokers', 'POST', '/v1/filings', ask);
      expect(second.text).toBe(first.text);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      const { id } = teller.read(first, LodgedFiling);
      const filing = await teller.untilFiling('bayu-brokers', id, 'awaitingArrival');
      expect(filing.customs.awaits).not.toHaveLength(0);
    }, 60_000);
  });
});
