import { compileKind, loadPackages, type CompiledKind } from '@landport/kinds';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import type { WcoModel } from './declaration-reader';
import { kindOfDeclaration, referenceOfDeclaration, UnknownDeclarationType } from './kind-of-declaration';
import { locateInXml } from './locate-in-xml';
import { readWcoXml } from './read-wco-xml';
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
const kindOf = (payload: WcoModel): CompiledKind | undefined => {
  try {
    return kinds.get(kindOfDeclaration(payload));
  } catch (error) {
    if (error instanceof UnknownDeclarationType) return undefined;
    throw error;
  }
};

whereSamplesAre('the sample declarations in ../shared/samples/wco-declarations', () => {
  it.each(names)('%s comes back as it went in', (name) => {
    const { payload, source } = readWcoXml(read(name));
    const written = writeWcoXml(payload);
    expect(canonical(written)).toEqual(canonical(source));
    expect(readWcoXml(Buffer.from(written)).payload).toEqual(payload);
  });

  it('give a reference each, and a kind unless they are corrections or special territories', () => {
    const payloads = samples.map((name) => readWcoXml(read(name)).payload);
    expect(payloads.filter((payload) => referenceOfDeclaration(payload) === undefined)).toEqual([]);
    const unknown = payloads.filter((payload) => kindOf(payload) === undefined);
    expect([...new Set(unknown.map(({ TypeCode: type }) => type))].sort()).toEqual([
      'COA',
      'COD',
      'COJ',
      'COR',
      'COY',
    ]);
  });

  it.each(names)('%s has no fault under its kind', (name) => {
    const { payload } = readWcoXml(read(name));
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
    const { payload, source } = readWcoXml(Buffer.from(sound.replace(from, to)));
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
    expect(() => readWcoXml(read(name))).toThrow(
      expect.objectContaining({ line, column: expect.any(Number) }),
    );
  });
});
