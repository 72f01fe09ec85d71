import { locateInXml } from '../xml/locate-in-xml';
import { readXml } from '../xml/read-xml';
import { writeWcoXml } from './write-wco-xml';
import { MalformedXml } from '../xml/xml-faults';

const xml = (declaration: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
  <md:WCOTypeName>DEC</md:WCOTypeName>
  <Declaration>
${declaration}
  </Declaration>
</md:MetaData>`,
  );

const refusalOf = (bytes: Uint8Array): MalformedXml => {
  try {
    readXml(bytes);
  } catch (error) {
    if (error instanceof MalformedXml) return error;
    throw error;
  }
  throw new Error('was taken');
};

describe('WCO XML as JSON', () => {
  it('names amounts, quantities, attributes, and lists of what may repeat', () => {
    const { payload } = readXml(
      xml(`<TypeCode> IMA </TypeCode><!-- said aside -->
        <AcceptanceDateTime><DateTimeString formatCode="304">20260302101500Z</DateTimeString></AcceptanceDateTime>
        <InvoiceAmount currencyID="GBP">12.50</InvoiceAmount>
        <TotalGrossMassMeasure unitCode="KGM">7</TotalGrossMassMeasure>
        <TotalPackageQuantity>3</TotalPackageQuantity>
        <AdditionalDocument><ID>A &amp; B</ID></AdditionalDocument>
        <Agent><Name><![CDATA[<Ltd>]]></Name></Agent>`),
    );
    expect(payload).toEqual({
      MetaData: { WCOTypeName: 'DEC' },
      TypeCode: 'IMA',
      AcceptanceDateTime: { DateTimeString: { value: '20260302101500Z', '@formatCode': '304' } },
      InvoiceAmount: { amount: '12.50', currency: 'GBP' },
      TotalGrossMassMeasure: { value: '7', unit: 'KGM' },
      TotalPackageQuantity: '3',
      AdditionalDocument: [{ ID: 'A & B' }],
      Agent: { Name: '<Ltd>' },
    });
    expect(readXml(Buffer.from(writeWcoXml(payload))).payload).toEqual(payload);
  });

  it('keeps the order of elements', () => {
    const { payload } = readXml(xml('<TypeCode>IMA</TypeCode><ID>1</ID><FunctionCode>9</FunctionCode>'));
    expect(Object.keys(payload)).toEqual(['MetaData', 'TypeCode', 'ID', 'FunctionCode']);
  });

  it('gives a message of its own MetaData to a declaration that came as JSON', () => {
    expect(writeWcoXml({ TypeCode: 'IMA' })).toContain('<md:WCOTypeName>DEC</md:WCOTypeName>');
  });

  it('never writes a member that is no WCO name', () => {
    expect(() => writeWcoXml({ 'x><y': 'z' })).toThrow(TypeError);
  });

  it('never writes a character that XML cannot hold', () => {
    expect(() => writeWcoXml({ ID: 'a\u0001' })).toThrow(TypeError);
    expect(writeWcoXml({ ID: '货🚢' })).toContain('<ID>货🚢</ID>');
  });
});

describe('what is refused, with line and column', () => {
  it.each([
    ['a tag that is not closed', xml('<ID>1'), /unexpected close tag/, 6],
    ['an entity of its own', xml('<ID>&boom;</ID>'), /undefined entity/, 5],
    ['an element that may stand once', xml('<ID>1</ID>\n<ID>2</ID>'), /ID may stand once in Declaration/, 6],
    ['like elements apart', xml('<Seal/><ID>1</ID><Seal/>'), /Seal stands apart/, 5],
    ['text between elements', xml('<Agent>x<ID>1</ID></Agent>'), /text between elements/, 5],
    ['a name outside the model', xml('<__proto__>1</__proto__>'), /no element of the WCO Data Model/, 5],
    ['a foreign attribute', xml('<ID xmlns:q="urn:q" q:a="1">1</ID>'), /attribute a of ID/, 5],
    ['a second declaration', xml('</Declaration><Declaration>'), /holds one Declaration/, 5],
    ['no declaration', Buffer.from('<a/>'), /there is no Declaration/, 1],
    ['another encoding', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>'), /only UTF-8/, 1],
    ['bytes that are not UTF-8', Buffer.from([0x3c, 0xff]), /not UTF-8/, 1],
    ['depth', xml('<Agent>'.repeat(70) + '</Agent>'.repeat(70)), /more than 64 deep/, 5],
  ])('%s', (_what, bytes, reason, line) => {
    const refusal = refusalOf(bytes);
    expect(refusal.message).toMatch(reason);
    expect(refusal.line).toBe(line);
    expect(refusal.column).toBeGreaterThan(0);
  });

  it('a document type, before anything is parsed', () => {
    const bomb = Buffer.from('<!DOCTYPE a [\n<!ENTITY b "c">]><a>&b;</a>');
    expect(refusalOf(bomb)).toMatchObject({ code: 'filing/doctype-refused', line: 1, column: 1 });
  });

  it('more bytes than are taken', () => {
    expect(() => readXml(Buffer.alloc(8 * 1024 * 1024 + 1, 32))).toThrow(/bytes/);
  });
});

describe('places in XML', () => {
  const source = xml(`    <InvoiceAmount currencyID="GBP">1</InvoiceAmount>
    <GoodsShipment>
      <GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric></GovernmentAgencyGoodsItem>
      <GovernmentAgencyGoodsItem
        ><SequenceNumeric>1</SequenceNumeric>
      </GovernmentAgencyGoodsItem>
    </GoodsShipment>`).toString();
  const second = '/md:MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]';

  it.each([
    ['/GoodsShipment/GovernmentAgencyGoodsItem/1', second, 8, 7],
    ['/GoodsShipment/GovernmentAgencyGoodsItem/1/SequenceNumeric', `${second}/SequenceNumeric`, 9, 10],
    ['/InvoiceAmount/amount', '/md:MetaData/Declaration/InvoiceAmount', 5, 5],
    ['/InvoiceAmount/currency', '/md:MetaData/Declaration/InvoiceAmount/@currencyID', 5, 5],
    ['/MetaData/WCOTypeName', '/md:MetaData/md:WCOTypeName', 3, 3],
    ['/FunctionCode', '/md:MetaData/Declaration/FunctionCode', 4, 3],
    ['/GoodsShipment/GovernmentAgencyGoodsItem/1/Origin/0', `${second}/Origin[1]`, 8, 7],
  ])('%s', (pointer, sourcePath, line, column) => {
    expect(locateInXml(source, [pointer]).get(pointer)).toEqual({ sourcePath, line, column });
  });
});
