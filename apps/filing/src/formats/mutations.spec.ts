import { compileKind, loadPackages, type CompiledKind } from '@landport/kinds';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMessage } from './ncts/check-message';
import { actOfDeclaration } from './wco-xml/declaration-act';
import { kindOfDeclaration } from './wco-xml/kind-of-declaration';
import { locateInXml } from './xml/locate-in-xml';
import { readXml, readXmlText, type XmlMessage } from './xml/read-xml';
import { MalformedXml } from './xml/xml-faults';

const SAMPLES = join(__dirname, '../../../../../shared/samples');
const files = ['wco-declarations', 'ncts']
  .map((folder) => join(SAMPLES, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.xml'));
const whereSamplesAre = files.length > 0 ? describe : describe.skip;

const kinds = new Map<string, CompiledKind>(
  loadPackages().map((source) => [source.header.kind, compileKind(source)]),
);
const CONTEXT = { on: '2026-03-02', organisationId: 'yuzhou-imports' };

/** Samples that are checked whole: an amendment is checked with what it amends. */
const samples = files
  .map((file) => readFileSync(file, 'utf8'))
  .filter((source) => {
    const { standard, payload } = readXml(Buffer.from(source));
    return standard === 'ncts' || actOfDeclaration(payload) === undefined;
  });

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a mutated message is first at fault; nothing when it is taken. */
function firstFault(source: string): Place | undefined {
  let message: XmlMessage;
  try {
    message = readXml(Buffer.from(source));
  } catch (error) {
    if (error instanceof MalformedXml) return error;
    throw error;
  }
  const { standard, payload } = message;
  const faults =
    standard === 'ncts'
      ? checkMessage(payload).faults
      : kinds.get(kindOfDeclaration(payload))!.validate(payload, CONTEXT).faults;
  const places = [
    ...locateInXml(
      source,
      faults.map(({ pointer }) => pointer),
    ).values(),
  ];
  return places.sort((one, other) => one.line - other.line || one.column - other.column)[0];
}

interface Element {
  readonly begin: number;
  readonly name: string;
}

/** Elements of the model, by where their tags begin. */
function elementsOf(source: string): Element[] {
  const found: Element[] = [];
  readXmlText(source, {
    opened: (pointer, _parent, name, _place, end) => {
      // The root, and an envelope around it, may hold what they like.
      if (pointer !== '' && pointer !== '/MetaData')
        found.push({ begin: source.lastIndexOf('<', end - 1), name });
    },
  });
  return found;
}

/** With its comments blanked, every offset staying as it is. */
const bare = (source: string): string =>
  source.replace(/<!--[^]*?-->/g, (comment) => ' '.repeat(comment.length));

const lineOf = (source: string, offset: number): number => source.slice(0, offset).split('\n').length;

const aSample = fc.constantFrom(...(samples.length > 0 ? samples : ['']));
const aPlace = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** What the beginning of an element becomes. */
const MUTATIONS = {
  'an element that nobody knows': ({ name }: Element) => `<Unheard-of/><${name}`,
  'an attribute of nowhere': ({ name }: Element) => `<${name} q:of="nowhere"`,
  'an attribute said twice': ({ name }: Element) => `<${name} a="1" a="2"`,
  'an entity of its own': ({ name }: Element) => `&boom;<${name}`,
} as const;

whereSamplesAre('a sample of ../shared/samples that is mutated', () => {
  it.each(Object.entries(MUTATIONS))('by %s has its first fault there', (_what, mutate) => {
    fc.assert(
      fc.property(aSample, aPlace, (source, share) => {
        const elements = elementsOf(source);
        const element = elements[Math.floor(share * elements.length)]!;
        const { begin, name } = element;
        const mutated = source.slice(0, begin) + mutate(element) + source.slice(begin + 1 + name.length);
        const told = firstFault(mutated);
        expect(told).toBeDefined();
        expect(told!.line).toBeGreaterThanOrEqual(lineOf(mutated, begin));
        expect(told!.line).toBeLessThanOrEqual(lineOf(mutated, mutated.indexOf('>', begin)));
      }),
      { numRuns: 60 },
    );
  });

  it('by an end tag that is missing has its first fault before the next element ends', () => {
    fc.assert(
      fc.property(aSample, aPlace, (source, share) => {
        const ends = [...bare(source).matchAll(/[^>\s]<\/[\w:]+>\s*<[\w:]/g)];
        const { index, 0: text } = ends[Math.floor(share * ends.length)]!;
        const rest = source.slice(source.indexOf('>', index + 1) + 1);
        const mutated = source.slice(0, index + 1) + rest;
        const told = firstFault(mutated)!;
        expect(told.line).toBeGreaterThanOrEqual(lineOf(mutated, index));
        expect(told.line).toBeLessThanOrEqual(lineOf(mutated, mutated.indexOf('>', index + text.length)));
      }),
      { numRuns: 100 },
    );
  });

  it('by a text of another form has its first fault there, and is refused for nothing else', () => {
    fc.assert(
      fc.property(aSample, aPlace, (source, share) => {
        const leaves = [
          ...bare(source).matchAll(
            /<(?:\w+:)?(\w*(?:Quantity|Numeric|Mass|equenceNumber|conform|MRN))>\d[^<]*</g,
          ),
        ];
        const leaf = leaves[Math.floor(share * leaves.length)]!;
        const end = leaf.index + leaf[0].length;
        const mutated = `${source.slice(0, end - 1)} or so${source.slice(end - 1)}`;
        expect(firstFault(mutated)).toMatchObject({ line: lineOf(source, leaf.index) });
      }),
      { numRuns: 100 },
    );
  });

  it('by any bytes at any place is taken or refused with a place in it, and never breaks the reader', () => {
    fc.assert(
      fc.property(aSample, aPlace, fc.uint8Array({ minLength: 1, maxLength: 12 }), (source, share, bytes) => {
        const whole = Buffer.from(source);
        const at = Math.floor(share * whole.length);
        const mutated = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + bytes.length)]);
        try {
          readXml(mutated);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedXml);
          expect((error as MalformedXml).line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });
});
