import { DeclarationAccepted, DeclarationReleased } from '@landport/contracts';
import { Mrn } from '@landport/domain';
import { FilingWindow } from '../../../../test/filing/filing-window';
import { aDeclaration, aWebsiteFiling } from '../../../../test/filing/filings';
import { aTransit, asMessage, invalidationOf } from '../../../../test/filing/transit-messages';

const AT = '2026-03-02T08:00:00.000Z';
const XML = 'application/xml';

/** A correction of the WCO Data Model: the gross total becomes the figure, the second statement of item 1 goes. */
const correction = (mrn: string, body = '<TotalPackageQuantity>11</TotalPackageQuantity>', pointer = '') => `
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
  <Declaration>
    <FunctionCode>13</FunctionCode>
    <FunctionalReferenceID>AMEND-1</FunctionalReferenceID>
    <ID>${mrn}</ID>
    <TypeCode>COR</TypeCode>
    ${body}
    <AdditionalInformation>
      <StatementDescription>One package was added</StatementDescription>
      <StatementTypeCode>AES</StatementTypeCode>
    </AdditionalInformation>
    <Amendment>
      <ChangeReasonCode>28</ChangeReasonCode>
      <Pointer><DocumentSectionCode>42A</DocumentSectionCode>${pointer === '' ? '<TagID>146</TagID>' : ''}</Pointer>
      ${pointer}
    </Amendment>
  </Declaration>
</md:MetaData>`;

describe('a message about a filing that is there', () => {
  let window: FilingWindow;
  let serial = 0;
  beforeAll(async () => {
    window = await FilingWindow.open();
  });
  afterAll(() => window.close());

  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    window.ask('importer', 'POST', path, { body, contentType: XML, headers });
  const give = (id: string, accept: string, query = '') =>
    window.ask('importer', 'GET', `/v1/filings/${id}/payload${query}`, { headers: { accept } });
  const etagOf = (id: string) => window.etagOf('importer', `/v1/filings/${id}`);

  /** A declaration to which customs has given a number. */
  const accepted = async (reference: string) => {
    const filing = aDeclaration(reference);
    const { id } = await window.lodge('importer', filing);
    serial += 1;
    const mrn = Mrn.of(2026, 'CN', String(serial));
    const of = { filingId: id, version: 1, concerns: ['yuzhou-imports'] };
    await window.tell(DeclarationAccepted, [{ ...of, mrn, acceptedAt: AT }]);
    await window.handled([id]);
    return { id, mrn, payload: filing.payload, of };
  };

  it('is refused as a filing of its own, naming where to send it and with which ETag', async () => {
    const { id, mrn } = await accepted('MSG-1');
    const refused = await send('/v1/filings', correction(mrn));
    expect([refused.status, refused.json['code']]).toEqual([409, 'filing/lodged-before']);
    expect(refused.json).toMatchObject({
      sendTo: { href: `/v1/filings/${id}/versions` },
      etag: await etagOf(id),
    });
    const unknown = await send('/v1/filings', correction('26CN00000000000009'));
    expect([unknown.status, unknown.json['code']]).toEqual([422, 'filing/about-unknown']);
    const ofAnother = await window.ask('second', 'POST', '/v1/filings', {
      body: correction(mrn),
      contentType: XML,
    });
    expect(ofAnother.json['code']).toBe('filing/about-unknown');
  });

  it('becomes a new version: the declaration with its changes, which services and readers are given whole', async () => {
    const { id, mrn, payload } = await accepted('MSG-2');
    const body = correction(mrn);
    const amended = await send(`/v1/filings/${id}/versions`, body, { 'if-match': await etagOf(id) });
    expect([amended.status, amended.json['version']]).toEqual([202, 2]);

    const expected = { ...payload, TotalPackageQuantity: '11' };
    expect((await give(id, 'application/json')).json).toEqual(expected);
    expect((await give(id, 'application/json', '?version=1')).json).toEqual(payload);
    const asXml = await give(id, XML);
    expect(asXml.text).toContain('<TotalPackageQuantity>11</TotalPackageQuantity>');
    expect(asXml.text).toContain('<TypeCode>IMA</TypeCode>');
    const facts = await window.facts(id, 3);
    expect(facts.at(-1)?.data).toMatchObject({ version: 2, payload: expected });

    const version = `/v1/filings/${id}/versions/2`;
    const asReceived = await window.ask('importer', 'GET', version, { headers: { accept: XML } });
    expect(asReceived.text).toBe(body);
    const asModel = await window.ask('importer', 'GET', version);
    expect(asModel.json).toMatchObject({ kind: 'import-declaration', reference: 'MSG-2', payload: expected });
  });

  it('builds on the amendment before it, and is the same again under its key', async () => {
    const { id, mrn } = await accepted('MSG-3');
    const path = `/v1/filings/${id}/versions`;
    await send(path, correction(mrn), { 'if-match': await etagOf(id) });
    const headers = { 'if-match': await etagOf(id), 'idempotency-key': 'second-amendment' };
    const second = correction(mrn, '<GoodsItemQuantity>1</GoodsItemQuantity>').replace('>146<', '>228<');
    const [once, again] = [await send(path, second, headers), await send(path, second, headers)];
    expect([once.status, again.text]).toEqual([202, once.text]);
    expect((await give(id, 'application/json')).json).toMatchObject({ TotalPackageQuantity: '11' });
  });

  it('takes nothing that the kind does not take, and tells it in the words of the message', async () => {
    const { id, mrn } = await accepted('MSG-4');
    const path = `/v1/filings/${id}/versions`;
    const broken = correction(mrn, '<TotalPackageQuantity>many</TotalPackageQuantity>');
    const refused = await send(path, broken, { 'if-match': await etagOf(id) });
    expect(refused.json['errors']).toMatchObject([
      {
        code: 'schema/form',
        pointer: '/payload/TotalPackageQuantity',
        sourcePath: '/md:MetaData/Declaration/TotalPackageQuantity',
        line: 8,
        column: 5,
        value: 'many',
        remedy: expect.any(String),
      },
    ]);
    const nowhere = '<Pointer><DocumentSectionCode>57A</DocumentSectionCode><TagID>R031</TagID></Pointer>';
    const pointless = await send(path, correction(mrn, '', nowhere), { 'if-match': await etagOf(id) });
    expect([pointless.status, pointless.json['code']]).toEqual([422, 'filing/amends-nothing']);
  });

  it('must name the filing it is sent to, and its ETag', async () => {
    const [one, other] = [await accepted('MSG-5'), await accepted('MSG-6')];
    const path = `/v1/filings/${one.id}/versions`;
    const etag = await etagOf(one.id);
    const astray = await send(path, correction(other.mrn), { 'if-match': etag });
    expect([astray.status, astray.json['code']]).toEqual([422, 'filing/another-filing']);
    expect((await send(path, correction(one.mrn))).status).toBe(428);
    expect((await send(path, correction(one.mrn), { 'if-match': '"99"' })).status).toBe(412);
  });

  it('comes too late once customs let the goods go', async () => {
    const { id, mrn, of } = await accepted('MSG-7');
    await window.tell(DeclarationReleased, [{ ...of, mrn, releasedAt: AT, releasedBy: 'rules' }]);
    await window.handled([id]);
    const late = await send(`/v1/filings/${id}/versions`, correction(mrn), { 'if-match': await etagOf(id) });
    expect([late.status, late.json['code']]).toEqual([409, 'filing/not-open']);
  });

  it('withdraws by a cancellation, for the reason that stands in it', async () => {
    const { id, mrn } = await accepted('MSG-8');
    const cancellation = correction(mrn, '').replace('>COR<', '>INV<');
    const headers = { 'if-match': await etagOf(id) };
    const misplaced = await send(`/v1/filings/${id}/versions`, cancellation, headers);
    expect([misplaced.status, misplaced.json['code']]).toEqual([422, 'filing/cancels']);
    const nothing = await send(`/v1/filings/${id}/withdrawal`, correction(mrn), headers);
    expect([nothing.status, nothing.json['code']]).toEqual([422, 'filing/cancels-nothing']);
    const withdrawn = await send(`/v1/filings/${id}/withdrawal`, cancellation, headers);
    expect(withdrawn.json).toMatchObject({ status: 'withdrawn' });
    const { text } = await window.ask('importer', 'GET', `/v1/filings/${id}/history`);
    expect(text).toContain('One package was added');
  });

  it('lodges, amends and withdraws a transit declaration by the messages of NCTS', async () => {
    const body = asMessage(aTransit('LRN-1'));
    const lodged = await send('/v1/filings', body);
    expect(lodged.json).toMatchObject({ kind: 'transit-declaration', reference: 'LRN-1', version: 1 });
    const id = String(lodged.json['id']);
    expect((await give(id, XML)).text).toBe(body);
    expect((await give(id, 'application/json')).json).toEqual(aTransit('LRN-1'));

    const arrival = await send('/v1/filings', asMessage({ messageType: 'CC007C' }));
    expect([arrival.status, arrival.json['code']]).toEqual([422, 'filing/no-transit-declaration']);

    const operation = { ...aTransit('LRN-1').TransitOperation, amendmentTypeFlag: '0', security: '0' };
    const change = asMessage({ ...aTransit('LRN-1'), messageType: 'CC013C', TransitOperation: operation });
    // Whether its office has begun to look at it is another test's matter.
    await window.database.db.query(`UPDATE filing SET status = 'lodged' WHERE id = $1`, [id]);
    const elsewhere = await send('/v1/filings', change);
    expect(elsewhere.json).toMatchObject({ sendTo: { href: `/v1/filings/${id}/versions` } });
    const amended = await send(`/v1/filings/${id}/versions`, change, { 'if-match': await etagOf(id) });
    expect([amended.json['version'], amended.text.includes('"reference":"LRN-1"')]).toEqual([2, true]);
    expect((await give(id, XML)).text).toContain('<amendmentTypeFlag>0</amendmentTypeFlag>');

    const taken = await send(`/v1/filings/${id}/withdrawal`, invalidationOf('LRN-1', 'Sold before it left'), {
      'if-match': await etagOf(id),
    });
    expect(taken.json).toMatchObject({ status: 'withdrawn' });
  });

  it('has no XML of a kind whose standard has none', async () => {
    const { id } = await accepted('MSG-9');
    const website = await window.lodge('importer', aWebsiteFiling('MSG-10'));
    expect((await give(website.id, XML)).json['code']).toBe('filing/no-xml-form');
    expect((await give(website.id, `${XML}, */*`)).status).toBe(200);
    expect((await window.ask('second', 'GET', `/v1/filings/${id}/payload`)).status).toBe(404);
    expect((await give(id, 'application/json', '?version=7')).status).toBe(404);
  });
});
