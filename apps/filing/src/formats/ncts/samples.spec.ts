import { compileKind, loadPackages } from '@landport/kinds';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { readXml } from '../xml/read-xml';
import { checkMessage } from './check-message';
import { MESSAGES } from './message-table';
import { placeholdersIn } from './placeholders';
import { actOfTransit, NoTransitDeclaration, TRANSIT_KIND } from './transit-filing';
import { writeNctsXml } from './write-ncts-xml';

const SAMPLES = join(__dirname, '../../../../../../shared/samples/ncts');
const samples = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((name) => name.endsWith('.xml')) : [];
const whereSamplesAre = samples.length > 0 ? describe : describe.skip;
const names = samples.length > 0 ? samples : ['no sample'];
const read = (name: string): Buffer => readFileSync(join(SAMPLES, name));

/** What a message says, element by element: names without prefix, attributes, texts. */
function canonical(xml: string): string[] {
  const said: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const own = Object.values(attributes).filter(({ prefix }) => prefix !== 'xmlns');
    said.push(`<${uri} ${local}`, ...own.map(({ local: name, value }) => `${name}=${value}`));
  });
  parser.on('text', (text) => text.trim() !== '' && said.push(text.trim()));
  parser.on('closetag', () => said.push('>'));
  parser.write(xml).close();
  return said;
}

const kind = compileKind(loadPackages().find(({ header }) => header.kind === TRANSIT_KIND)!);

whereSamplesAre('the sample messages in ../shared/samples/ncts', () => {
  it.each(names)('%s comes back as it went in, and nothing in it is at fault', (name) => {
    const { standard, payload, source } = readXml(read(name));
    expect(standard).toBe('ncts');
    expect(canonical(writeNctsXml(payload))).toEqual(canonical(source));
    expect(checkMessage(payload).faults).toEqual([]);
  });

  it('are of four sorts, of which declarations are taken by their kind, placeholders being told', () => {
    const payloads = samples.map((name) => readXml(read(name)).payload);
    const types = new Set(payloads.map(({ messageType }) => String(messageType)));
    expect([...types].sort()).toEqual(['CC007C', 'CC015C', 'CC044C', 'CC170C']);
    for (const payload of payloads) {
      if (payload['messageType'] !== 'CC015C') {
        expect(() => actOfTransit(payload)).toThrow(NoTransitDeclaration);
        continue;
      }
      const context = { on: '2026-03-02', organisationId: 'yuzhou-imports' };
      expect(kind.validate(payload, context).faults).toEqual([]);
      const told = placeholdersIn({ kind: TRANSIT_KIND, reference: '', payload });
      expect(told.map(({ pointer }) => pointer)).toContain('/TransitOperation/LRN');
    }
    expect([...MESSAGES.keys()]).toEqual(expect.arrayContaining([...types, 'CC013C', 'CC014C']));
  });
});
