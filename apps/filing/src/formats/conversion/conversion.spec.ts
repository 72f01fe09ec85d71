import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { converted } from '../../convert-message/conversion';
import { checkMessage } from '../ncts/check-message';
import { readXml } from '../xml/read-xml';
import { goodsItemsCsv } from './goods-items-csv';
import { leavesOf, pointerOf } from './leaves';
import { mapFields } from './map-fields';

const item = (number: string, more: object = {}) => ({
  SequenceNumeric: number,
  Commodity: {
    Description: 'Toys',
    Classification: [{ ID: '9503004190', IdentificationTypeCode: 'TSP' }],
    GoodsMeasure: { GrossMassMeasure: { value: '10', unit: 'KGM' }, NetNetWeightMeasure: '9' },
  },
  AdditionalDocument: [{ CategoryCode: 'N', TypeCode: '935', ID: 'INV-1' }],
  ...more,
});
const declaration = {
  TypeCode: 'EXA',
  FunctionCode: '9',
  FunctionalReferenceID: 'YZ-1',
  InvoiceAmount: { amount: '5', currency: 'EUR' },
  GoodsShipment: { GovernmentAgencyGoodsItem: [item('1'), item('2')] },
};
const consignmentItem = (number: string, of: string) => ({
  goodsItemNumber: number,
  declarationGoodsItemNumber: of,
  Commodity: {
    descriptionOfGoods: `Goods ${of}`,
    CommodityCode: { harmonizedSystemSubHeadingCode: '950300', combinedNomenclatureCode: '41' },
  },
  Packaging: [
    { sequenceNumber: '1', typeOfPackages: 'BX', numberOfPackages: '=1+1', shippingMarks: 'a, "b"' },
  ],
});
const transit = {
  messageType: 'CC015C',
  TransitOperation: { LRN: 'YZ-2', declarationType: 'T1' },
  Consignment: {
    HouseConsignment: [
      { sequenceNumber: '1', ConsignmentItem: [consignmentItem('1', '1'), consignmentItem('2', '2')] },
      { sequenceNumber: '2', ConsignmentItem: [consignmentItem('1', '3')] },
    ],
  },
};
const pointers = (lost: readonly { readonly steps: readonly (string | number)[] }[]): string[] =>
  lost.map(({ steps }) => pointerOf(steps));

describe('a declaration of the WCO Data Model in the words of NCTS', () => {
  const { payload, lost } = mapFields(declaration, 'wco');

  it('puts all items into one house consignment, splits commodity codes and joins document types', () => {
    expect(payload).toMatchObject({
      TransitOperation: { LRN: 'YZ-1' },
      Consignment: {
        HouseConsignment: [
          {
            ConsignmentItem: [
              {
                declarationGoodsItemNumber: '1',
                Commodity: {
                  descriptionOfGoods: 'Toys',
                  CommodityCode: { harmonizedSystemSubHeadingCode: '950300', combinedNomenclatureCode: '41' },
                  GoodsMeasure: { grossMass: '10', netMass: '9' },
                },
                SupportingDocument: [{ type: 'N935', referenceNumber: 'INV-1' }],
              },
              { declarationGoodsItemNumber: '2' },
            ],
          },
        ],
      },
    });
  });

  it('tells what has no place there, a code that is cut included, and no unit that goes without saying', () => {
    const ofItem = (place: number) =>
      ['ID', 'IdentificationTypeCode'].map(
        (name) => `/GoodsShipment/GovernmentAgencyGoodsItem/${place}/Commodity/Classification/0/${name}`,
      );
    expect(pointers(lost)).toEqual([
      '/TypeCode',
      '/FunctionCode',
      '/InvoiceAmount/amount',
      '/InvoiceAmount/currency',
      ...ofItem(0),
      ...ofItem(1),
    ]);
  });

  it('is completed with what follows from the standard, so that its check names what only the sender knows', () => {
    const { content, made } = converted(declaration, 'wco', 'ncts-xml');
    expect(readXml(Buffer.from(String(content))).payload).toEqual(made);
    const wanting = checkMessage(made!).faults.map(({ pointer }) => pointer);
    expect(wanting).toContain('/TransitOperation/declarationType');
    expect(wanting.filter((pointer) => /sequenceNumber|goodsItemNumber|messageType/.test(pointer))).toEqual(
      [],
    );
  });
});

describe('a transit declaration in the words of the WCO Data Model', () => {
  const { payload, lost } = mapFields(transit, 'ncts');

  it('gathers the items of all house consignments in one list', () => {
    expect(payload).toMatchObject({
      FunctionalReferenceID: 'YZ-2',
      GoodsShipment: {
        GovernmentAgencyGoodsItem: ['1', '2', '3'].map((number) => ({
          SequenceNumeric: number,
          Commodity: { Description: `Goods ${number}`, Classification: [{ ID: '95030041' }] },
          Packaging: [{ SequenceNumeric: '1', TypeCode: 'BX', MarksNumbersID: 'a, "b"' }],
        })),
      },
    });
  });

  it('tells what has no place there', () => {
    expect(pointers(lost)).toEqual([
      '/messageType',
      '/TransitOperation/declarationType',
      '/Consignment/HouseConsignment/0/sequenceNumber',
      '/Consignment/HouseConsignment/0/ConsignmentItem/0/goodsItemNumber',
      '/Consignment/HouseConsignment/0/ConsignmentItem/1/goodsItemNumber',
      '/Consignment/HouseConsignment/1/sequenceNumber',
      '/Consignment/HouseConsignment/1/ConsignmentItem/0/goodsItemNumber',
    ]);
  });
});

describe('goods items as a table', () => {
  it('quotes what must be quoted and lets no text become a formula', () => {
    const { text } = goodsItemsCsv(transit, 'ncts');
    const [head, first, , third, end] = text.split('\r\n');
    expect(head).toMatch(/^item,description,commodityCode/);
    expect(first).toBe(`1,Goods 1,95030041,,,,'=1+1,BX,"a, ""b""",,`);
    expect([third?.startsWith('3,Goods 3'), end]).toEqual([true, '']);
  });

  it('tells everything else as lost', () => {
    const { lost } = goodsItemsCsv(declaration, 'wco');
    expect(pointers(lost)).toContain('/FunctionalReferenceID');
    expect(pointers(lost)).not.toContain(
      '/GoodsShipment/GovernmentAgencyGoodsItem/0/Commodity/GoodsMeasure/GrossMassMeasure/value',
    );
  });
});

describe('a model in the XML of its own standard', () => {
  it.each([
    [
      'wco-xml',
      { TypeCode: 'IMA', 'x><y': '1', Agent: { ID: 7, Name: 'a\u0001' } },
      ['/x><y', '/Agent/ID', '/Agent/Name'],
    ],
    [
      'ncts-xml',
      { messageType: 'CC015C', Guarantee: 'no', TransitOperation: { LRN: 'A', lrn: 'B' } },
      ['/Guarantee', '/TransitOperation/lrn'],
    ],
  ] as const)('%s keeps what it can hold and tells the rest', (to, payload, gone) => {
    const { content, lost } = converted(payload, to === 'wco-xml' ? 'wco' : 'ncts', to);
    expect(lost.map(({ leaf }) => pointerOf(leaf.steps))).toEqual(gone);
    expect(() => readXml(Buffer.from(String(content)))).not.toThrow();
  });
});

const SAMPLES = join(__dirname, '../../../../../../shared/samples');
const folders = ['wco-declarations', 'ncts'].map((folder) => join(SAMPLES, folder));
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.xml'));
const whereSamplesAre = files.length > 0 ? describe : describe.skip;

/** As it stands in the other model, where codes that one standard joins are split in the other. */
const said = (value: unknown, steps: readonly (string | number)[]): string => {
  const text = String(value);
  const part = steps.includes('Classification')
    ? text.slice(0, 6)
    : steps.at(-1) === 'type'
      ? text.slice(1)
      : text;
  return JSON.stringify(part).slice(1, -1);
};

whereSamplesAre('the sample messages in ../shared/samples', () => {
  it.each(files.length > 0 ? files : ['no sample'])('%s says all it says, or that is told', (file) => {
    const { standard, payload } = readXml(readFileSync(file));
    const own = standard === 'wco' ? 'wco-xml' : 'ncts-xml';
    const same = converted(payload, standard, own);
    expect(same.lost).toEqual([]);
    expect(readXml(Buffer.from(String(same.content))).payload).toEqual(payload);

    const { payload: mapped, lost } = mapFields(payload, standard);
    const gone = new Set(pointers(lost));
    const texts = JSON.stringify(mapped);
    const silent = [...leavesOf(payload)].filter(
      ({ steps, value }) =>
        !gone.has(pointerOf(steps)) && steps.at(-1) !== 'unit' && !texts.includes(said(value, steps)),
    );
    expect(silent).toEqual([]);
  });
});
