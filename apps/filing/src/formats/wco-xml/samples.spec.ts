import { compileKind, loadPackages, type CompiledKind } from '@landport/kinds';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { ownReference } from '../own-reference';
import { locateInXml } from '../xml/locate-in-xml';
import { readXml } from '../xml/read-xml';
import type { Model } from '../xml/xml-walk';
import { actOfDeclaration } from './declaration-act';
import { kindOfDeclaration } from './kind-of-declaration';
import { writeWcoXml } from './write-wco-xml';

const SAMPLES = join(__dirname, '../../../../../../shared/samples/wco-declarations');
const samples = existsSync(SAMPLES) ? readdirSync(SAMPLES).filter((name) => name.endsWith('.xml')) : [];
const whereSamplesAre = samples.length > 0 ? describe : describe.skip;
/** `each` wants a row even where the whole story is left out. */
const names = samples.length > 0 ? samples : ['no sample'];
const read = (name: string): Buffer => readFileSync(join(SAMPLES, name));

/** What a message says, element by element from `MetaData` on: names without prefix, attributes, texts. */
function canonical(xml: string): string[] {
  const said: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  let isInside = false;
  parser.on('opentag', ({ local, attributes }) => {
    isInside ||= local === 'MetaData';
    const own = Object.values(attributes).filter(
      ({ uri, prefix, name }) => uri === '' && `${prefix}${name}` !== 'xmlns',
    );
    if (isInside) said.push(`<${local}`, ...own.map(({ local: name, value }) => `${name}=${value}`));
  });
  parser.on('text', (text) => isInside && text.trim() !== '' && said.push(text.trim()));
  parser.on('closetag', ({ local }) => {
    if (isInside) said.push('>');
    if (local === 'MetaData') isInside = false;
  });
  parser.write(xml).close();
  return said;
}

const kinds = new Map<string, CompiledKind>(
  loadPackages().map((source) => [source.header.kind, compileKind(source)]),
);
const context = { on: '2026-03-02', organisationId: 'yuzhou-imports' };
/** The kind that takes it; none for a message about a declaration that is there. */
const kindOf = (payload: Model): CompiledKind | undefined =>
  actOfDeclaration(payload) ? undefined : kinds.get(kindOfDeclaration(payload));

whereSamplesAre('the sample declarations in ../shared/samples/wco-declarations', () => {
  it.each(names)('%s comes back as it went in', (name) => {
    const { payload, source } = readXml(read(name));
    const written = writeWcoXml(payload);
    expect(canonical(written)).toEqual(canonical(source));
    expect(readXml(Buffer.from(written)).payload).toEqual(payload);
  });

  it('give a reference each, and a kind unless they amend a declaration, which they then name', () => {
    const payloads = samples.map((name) => readXml(read(name)).payload);
    expect(payloads.filter((payload) => ownReference('', payload).value === undefined)).toEqual([]);
    const about = payloads.flatMap((payload) => actOfDeclaration(payload) ?? []);
    expect(about).toHaveLength(7);
    for (const { act, mrn, reason } of about) {
      expect({ act, mrn }).toEqual({ act: 'amendment', mrn: expect.stringMatching(/^\d{2}GB\w{14}$/) });
      expect(reason).not.toBe('');
    }
  });

  it.each(names)('%s has no fault under its kind', (name) => {
    const { payload } = readXml(read(name));
    expect(kindOf(payload)?.validate(payload, context).faults ?? []).toEqual([]);
  });

  it.each([
    ['a currency', /currencyID="GBP"/, 'currencyID="pounds"', 'schema/form'],
    ['a country', /<CountryCode>[A-Z]{2}</, '<CountryCode>Utopia<', 'schema/form'],
    [
      'an element',
      /<MethodCode>(\w+)<\/MethodCode>/,
      '<MethodeCode>$1</MethodeCode>',
      'schema/unknown-member',
    ],
    ['a commodity code', /<ID>07123400</, '<ID>0712.34<', 'import-declaration/commodity-code'],
    ['a sum', /(<ItemChargeAmount currencyID="GBP">)2500</, '$12500.01<', 'import-declaration/invoice-total'],
  ])('a sample with %s broken has its first fault there', (_what, from, to, code) => {
    const sound = read('Step1_TT_IM009a.xml').toString();
    const { payload, source } = readXml(Buffer.from(sound.replace(from, to)));
    const [first] = kindOf(payload)!.validate(payload, context).faults;
    expect(first?.code).toBe(code);
    // A sum is at fault where it is stated, not where one of its parts was changed.
    const stated = code.endsWith('invoice-total') ? /<InvoiceAmount / : from;
    const line = sound.slice(0, sound.search(stated)).split('\n').length;
    expect(locateInXml(source, [first!.pointer]).get(first!.pointer)?.line).toBe(line);
  });

  it.each([
    ['malformed/TT_EX002a.xml', 72],
    ['malformed/TT_IM084a.xml', 164],
  ])('%s is refused with line and column', (name, line) => {
    expect(() => readXml(read(name))).toThrow(expect.objectContaining({ line, column: expect.any(Number) }));
  });
});
