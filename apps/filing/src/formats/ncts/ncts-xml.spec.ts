import { loadPackages, SchemaCheck } from '@landport/kinds';
import { locateInXml } from '../xml/locate-in-xml';
import { readXml } from '../xml/read-xml';
import { MalformedXml } from '../xml/xml-faults';
import { checkMessage } from './check-message';
import { formatSchema } from './formats';
import { messageSchema } from './message-schema';
import { MESSAGES } from './message-table';
import { FILED_MESSAGES, TRANSIT_KIND } from './transit-filing';
import { writeNctsXml } from './write-ncts-xml';

const message = (content: string, type = 'CC014C', more = ''): Buffer =>
  Buffer.from(`<ncts:${type} PhaseID="NCTS5.1" xmlns:ncts="http://ncts.dgtaxud.ec"${more}>
<messageSender>9999912345</messageSender>
<messageRecipient>NTA.GB</messageRecipient>
<preparationDateAndTime>2026-03-02T10:15:00</preparationDateAndTime>
<messageIdentification>1</messageIdentification>
<messageType>${type}</messageType>
${content}
</ncts:${type}>`);

const INVALIDATION = `<TransitOperation><MRN>24XI000081LAQJBTJ2</MRN></TransitOperation>
<Invalidation><initiatedByCustoms>0</initiatedByCustoms><justification>Sold &amp; gone</justification></Invalidation>
<CustomsOfficeOfDeparture><referenceNumber>GB000246</referenceNumber></CustomsOfficeOfDeparture>
<HolderOfTheTransitProcedure><identificationNumber>GB953574106000</identificationNumber></HolderOfTheTransitProcedure>`;

const refusalOf = (bytes: Uint8Array): MalformedXml => {
  try {
    readXml(bytes);
  } catch (error) {
    if (error instanceof MalformedXml) return error;
    throw error;
  }
  throw new Error('was taken');
};

describe('messages of NCTS phase 5 as JSON', () => {
  it('drop the root, keep texts as written, and list what may repeat', () => {
    const { standard, payload } = readXml(
      message(
        `<TransitOperation><LRN>A1</LRN></TransitOperation>
        <Authorisation><sequenceNumber>1</sequenceNumber></Authorisation>`,
        'CC015C',
      ),
    );
    expect(standard).toBe('ncts');
    expect(payload).toEqual({
      '@PhaseID': 'NCTS5.1',
      messageSender: '9999912345',
      messageRecipient: 'NTA.GB',
      preparationDateAndTime: '2026-03-02T10:15:00',
      messageIdentification: '1',
      messageType: 'CC015C',
      TransitOperation: { LRN: 'A1' },
      Authorisation: [{ sequenceNumber: '1' }],
    });
  });

  it('come back as they went in, in the sequence of the standard whatever the order of members', () => {
    const { payload } = readXml(message(INVALIDATION));
    expect(checkMessage(payload).faults).toEqual([]);
    const shuffled = Object.fromEntries(Object.entries(payload).reverse());
    expect(readXml(Buffer.from(writeNctsXml(shuffled))).payload).toEqual(payload);
  });

  it.each([
    ['a member that the table does not know', { messageType: 'CC014C', Invalidatoin: {} }],
    ['a text where elements belong', { messageType: 'CC014C', Invalidation: 'no' }],
    ['elements where a text belongs', { messageType: { '><': '' } }],
    ['a character that XML cannot hold', { messageType: 'CC014C', messageSender: 'a\u0001' }],
  ])('never write %s', (_what, payload) => {
    expect(() => writeNctsXml(payload)).toThrow(TypeError);
  });
});

describe('a check by the table', () => {
  const first = (content: string, type?: string) => {
    const { payload, source } = readXml(message(content, type));
    const [fault] = checkMessage(payload).faults;
    return { code: fault?.code, place: locateInXml(source, [fault!.pointer]).get(fault!.pointer) };
  };

  it.each([
    [
      'an element that is missing, at what should hold it',
      INVALIDATION.replace('<initiatedByCustoms>0</initiatedByCustoms>', ''),
      'schema/missing',
      '/ncts:CC014C/Invalidation/initiatedByCustoms',
      8,
    ],
    [
      'a code outside its list',
      INVALIDATION.replace('>0<', '>maybe<'),
      'schema/not-in-list',
      '/ncts:CC014C/Invalidation/initiatedByCustoms',
      8,
    ],
    [
      'a format',
      INVALIDATION.replace('24XI000081LAQJBTJ2', '24XI'),
      'schema/form',
      '/ncts:CC014C/TransitOperation/MRN',
      7,
    ],
    [
      'an element nobody knows',
      INVALIDATION.replaceAll('Invalidation>', 'Invalidatoin>'),
      'schema/missing',
      '/ncts:CC014C/Invalidation',
      1,
    ],
  ])('tells %s', (_what, content, code, sourcePath, line) => {
    expect(first(content)).toEqual({ code, place: { sourcePath, line, column: expect.any(Number) } });
  });

  it('names the like among many by its place', () => {
    const authorisations = '<Authorisation><sequenceNumber>1</sequenceNumber></Authorisation>\n'.repeat(10);
    const { payload } = readXml(message(authorisations, 'CC007C'));
    const { faults } = checkMessage(payload);
    expect(faults).toContainEqual(
      expect.objectContaining({ code: 'schema/count', pointer: '/Authorisation' }),
    );
    expect(faults).toContainEqual(
      expect.objectContaining({ code: 'schema/missing', pointer: '/Authorisation/9/type' }),
    );
  });

  it.each([...MESSAGES.keys()])('can be made of %s', (type) => {
    expect(() => new SchemaCheck(messageSchema([type], `urn:test:${type}`, type))).not.toThrow();
  });

  it('is what the kind of transit declarations checks by', () => {
    const kind = loadPackages().find(({ header }) => header.kind === TRANSIT_KIND)!;
    const { $id, title } = kind.schema as { $id: string; title: string };
    expect(kind.schema).toEqual(messageSchema(FILED_MESSAGES, $id, title));
  });

  it.each([
    ['an..3', ['a', 'a b', 'abc'], ['', ' a', 'a ', 'abcd']],
    ['an4', ['AC01'], ['AC1', 'AC011', ' C01']],
    ['n..5', ['0', '1', '99999'], ['01', '100000', '-1', '']],
    ['n..16,2', ['1000.000000', '0.5', '10.00', '9999999999999999'], ['1.234', '.5', '1e3', '01', '1.']],
    ['date', ['2026-03-31', '{{limitDate}}'], ['2026-13-01', '31.03.2026', '{{a b}}']],
    ['dateTime', ['2026-03-02T10:15:00', '2026-03-02T10:15:00Z'], ['2026-03-02', '2026-03-02T25:00:00']],
    ['GRN', ['24GB0000010000031', '24GB0000010000031A123456'], ['24GB000001000003', '24gb0000010000031']],
    ['latitude', ['+45.12345', '90.00000'], ['91.00000', '45']],
    ['longitude', ['-179.12345', '0.00000'], ['180.10000', '200.00000']],
  ])('knows the format %s', (format, good, bad) => {
    const pattern = new RegExp(String(formatSchema(format)['pattern']), 'u');
    expect(good.filter((text) => !pattern.test(text))).toEqual([]);
    expect(bad.filter((text) => pattern.test(text))).toEqual([]);
  });
});

describe('what is refused, with line and column', () => {
  it.each([
    ['a root of no namespace', Buffer.from('<CC015C/>'), /CC015C is not of http:\/\/ncts/, 1],
    ['a root of another namespace', Buffer.from('<CC015C xmlns="urn:x"/>'), /is not of http:\/\/ncts/, 1],
    ['a message that offices send', message('', 'CC029C'), /CC029C is no message that traders send/, 1],
    [
      'an element of a namespace',
      message('<q:LRN xmlns:q="urn:q">1</q:LRN>'),
      /LRN stands in a namespace/,
      7,
    ],
    ['an attribute', message('<LRN id="1">1</LRN>'), /attribute id of LRN/, 7],
    ['an attribute of the root', message('', 'CC014C', ' q="1"'), /attribute q of CC014C/, 1],
    ['an attribute said twice', message('', 'CC014C', ' PhaseID="NCTS5.0"'), /duplicate attribute/, 1],
    [
      'an element that may stand once',
      message('<TransitOperation/>\n<TransitOperation/>'),
      /may stand once/,
      8,
    ],
    ['like elements apart', message('<Authorisation/><X/><Authorisation/>', 'CC007C'), /stands apart/, 7],
    [
      'elements out of sequence',
      message('<Invalidation/>\n<TransitOperation/>'),
      /TransitOperation stands too late in CC014C: it comes before Invalidation/,
      8,
    ],
    ['text between elements', message('<Invalidation>x<decision/></Invalidation>'), /text between/, 7],
    [
      'another type than the root',
      Buffer.from(message('').toString().replace('>CC014C<', '>CC015C<')),
      /messageType is CC015C/,
      8,
    ],
    ['an entity of its own', message('&boom;'), /undefined entity/, 7],
    ['depth', message('<a>'.repeat(70) + '</a>'.repeat(70)), /more than 64 deep/, 7],
  ])('%s', (_what, bytes, reason, line) => {
    const refusal = refusalOf(bytes);
    expect(refusal.message).toMatch(reason);
    expect(refusal.line).toBe(line);
    expect(refusal.column).toBeGreaterThan(0);
  });
});
