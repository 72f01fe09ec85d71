import { writeWcoXml } from '../../../apps/filing/src/formats/wco-xml/write-wco-xml';
import { aDeclaration } from '../../filing/filings';
import { asMessage, aTransit } from '../../filing/transit-messages';
import type { Answer } from '../answer';
import { awbOf, fwb } from '../../air-transit/cargo-messages';
import { expectRefusals, storesNothing, type Chapter } from './chapter';

const SAMPLE = writeWcoXml(aDeclaration('HOSTILE-XML').payload);

const TRANSIT = asMessage(aTransit('HOSTILE-LRN'));

const NAMESPACE = 'urn:wco:datamodel:WCO:DEC-DMS:2';

const billionLaughs = [
  '<?xml version="1.0"?>',
  '<!DOCTYPE lolz [<!ENTITY a "lol">',
  ...[...'bcdefghi'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index]};`.repeat(10)}">`),
  ']><lolz>&i;</lolz>',
].join('\n');

const within = (content: string): string => `<Declaration xmlns="${NAMESPACE}">${content}</Declaration>`;

/** XML by what is wrong with it; all is told with line and column. */
const MALFORMED: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ' '],
  ['a text', 'IMA'],
  ['JSON', '{"kind":"import-declaration"}'],
  ['an end that is missing', SAMPLE.slice(0, -20)],
  ['a wrong end', '<MetaData><Declaration></MetaData>'],
  ['two roots', `${within('')}${within('')}`],
  ['a bomb of entities', billionLaughs],
  ['an entity of the machine', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['a DTD elsewhere', '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'],
  ['a DTD in small letters', '<!doctype a><a/>'],
  ['an unknown entity', within('<TypeCode>&nbsp;</TypeCode>')],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///dev/random"> %x;]><a/>'],
  ['a character that XML has not', within('<TypeCode>&#0;</TypeCode>')],
  ['a raw NUL', within('<TypeCode>IM\u0000A</TypeCode>')],
  ['half a surrogate pair', within('<TypeCode>&#xD800;</TypeCode>')],
  ['100,000 levels', within('<a>'.repeat(100_000))],
  ['another namespace', SAMPLE.replaceAll(NAMESPACE, 'urn:other')],
  ['a prefix that is bound to nothing', '<x:Declaration/>'],
  ['an attribute twice', within('<TypeCode a="1" a="2">IMA</TypeCode>')],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('<a>'), Buffer.from([0xff, 0xfe]), Buffer.from('</a>')]),
  ],
  ['another encoding', '<?xml version="1.0" encoding="GB18030"?><a/>'],
  ['UTF-16', Buffer.from(SAMPLE, 'utf16le')],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${SAMPLE}`, 'utf16le')],
  ['a transit declaration of no namespace', TRANSIT.replaceAll('ncts:', '')],
  ['a transit declaration of another namespace', TRANSIT.replace('ncts.dgtaxud.ec', 'example.org')],
  ['a transit message that nobody knows', TRANSIT.replaceAll('CC015C', 'CC999C')],
  [
    'a transit declaration out of sequence',
    TRANSIT.replace('<Consignment>', '<LRN/><Guarantee/><Consignment>'),
  ],
  ['a transit declaration with an attribute twice', TRANSIT.replace('<LRN>', '<LRN a="1" a="2">')],
  ['a transit declaration that ends early', TRANSIT.slice(0, TRANSIT.length / 2)],
];

/** Well formed, but no declaration that is taken. */
const UNFIT: readonly (readonly [string, string])[] = [
  ['an unknown TypeCode', SAMPLE.replace(/(<TypeCode[^>]*>)IM\w/, '$1ZZZ')],
  ['no TypeCode', within('')],
  [
    'members that reach a prototype',
    within('<TypeCode>IMA</TypeCode><__proto__><a>1</a></__proto__><constructor>x</constructor>'),
  ],
  [
    '100,000 attributes',
    within(
      `<TypeCode ${Array.from({ length: 20_000 }, (_, each) => `a${each}="1"`).join(' ')}>IMA</TypeCode>`,
    ),
  ],
  [
    'a reference of 10,000 letters',
    within(`<TypeCode>IMA</TypeCode><FunctionalReferenceID>${'x'.repeat(10_000)}</FunctionalReferenceID>`),
  ],
  ['a transit message that is no declaration', TRANSIT.replaceAll('CC015C', 'CC007C')],
  ['a transit declaration of nothing', TRANSIT.replace(/<messageSender>.*<\/Consignment>/s, '')],
  ['a transit amendment of nothing', TRANSIT.replaceAll('CC015C', 'CC013C')],
  [
    'a transit declaration that reaches a prototype',
    TRANSIT.replace('<LRN>', '<constructor>x</constructor><LRN>'),
  ],
  [
    'XInclude',
    within(
      '<TypeCode>IMA</TypeCode><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>',
    ),
  ],
];

const CARGO: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['a space', ' '],
  ['an unknown message', 'XYZ/1\r\nhello\r\n'],
  ['NUL in the goods', fwb(awbOf(1_000_077)).replace('INTEGRATED', 'INTE\u0000RATED')],
  ['NUL alone', '\u0000'],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
  ['a wrong check digit', fwb('999-10000770')],
  ['an endless line', `FWB/17\r\n${'9'.repeat(300_000)}`],
  ['100,000 lines', `FWB/17\r\n${'RTG/CKGCA\r\n'.repeat(100_000)}`],
  ['a weight that is none', fwb(awbOf(1_000_077)).replaceAll('K120.5', 'K99999999999999999999')],
  ['control characters', fwb(awbOf(1_000_077)).replace('CHIPS', '\u001b[2J')],
  ['JSON', '{}'],
];

const isPlaced = ({ json }: Answer): boolean => Number(json['line']) >= 1 && Number(json['column']) >= 1;

/** Messages in forms of their own: XML declarations and Cargo-IMP. */
export const messages: Chapter = (stage) => {
  describe('with a message that is none', () => {
    const hasStoredNothing = storesNothing(stage);

    const send = async (path: string, as: string, contentType: string, body: string | Buffer) => {
      const { seeded } = stage();
      const authorization = `Bearer ${await seeded.tokens.of(as)}`;
      const headers = { authorization, 'content-type': contentType, 'if-match': '*' };
      return seeded.window.ask('gateway', { method: 'POST', path, headers, body });
    };
    const declare = (body: string | Buffer, path = '/v1/filings') =>
      send(path, 'yuzhou-imports', 'application/xml', body);

    it.each(MALFORMED)('XML: %s is refused with line and column', async (_, body) => {
      const version = `/v1/filings/${stage().seeded.objects.declared}/versions`;
      const conversion = '/v1/conversions?to=json';
      const answers = [await declare(body), await declare(body, version), await declare(body, conversion)];
      expectRefusals(answers, 400);
      expect(answers.filter((answer) => !isPlaced(answer)).map(({ text }) => text)).toEqual([]);
    });

    it.each(UNFIT)('XML: %s is refused as content', async (_, body) => {
      expectRefusals([await declare(body)], 400, 422);
    });

    it('XML: over 8 MB is refused unread, and just under it read', async () => {
      const padding = (megabytes: number) =>
        within(`<TypeCode>IMA</TypeCode>${' '.repeat(megabytes * 1024 * 1024)}`);
      expectRefusals([await declare(padding(9))], 413);
      expectRefusals([await declare(padding(7.9))], 422);
    });

    it.each(CARGO)('Cargo-IMP: %s is refused', async (_, body) => {
      const answer = await send('/v1/air/messages', 'changjiang-air', 'text/plain', body);
      expectRefusals([answer], 400, 413, 422);
    });

    it('Cargo-IMP: a waybill of another airline’s prefix is refused', async () => {
      const text = fwb(awbOf(1_000_078));
      expectRefusals([await send('/v1/air/messages', 'ckg-ground', 'text/plain', text)], 403);
    });

    hasStoredNothing();
  });
};
