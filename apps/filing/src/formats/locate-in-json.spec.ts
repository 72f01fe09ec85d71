import { locateInJson } from './locate-in-json';

const SOURCE = `{
  "TypeCode": "IMA",
  "GoodsShipment": { "a/b": [ true, { "deep \\"er\\"": -1.5e2 } ] },
  "last": []
}`;

describe('places in JSON', () => {
  it('finds members, entries and escaped names by line and column', () => {
    const pointers = ['/last', '/TypeCode', '/GoodsShipment/a~1b/1/deep "er"', '/GoodsShipment/a~1b/0'];
    expect(Object.fromEntries(locateInJson(SOURCE, pointers))).toEqual({
      '/TypeCode': { sourcePath: '/TypeCode', line: 2, column: 15 },
      '/GoodsShipment/a~1b/0': { sourcePath: '/GoodsShipment/a~1b/0', line: 3, column: 31 },
      '/GoodsShipment/a~1b/1/deep "er"': {
        sourcePath: '/GoodsShipment/a~1b/1/deep "er"',
        line: 3,
        column: 54,
      },
      '/last': { sourcePath: '/last', line: 4, column: 11 },
    });
  });

  it('places what is missing at what should hold it', () => {
    const places = locateInJson(SOURCE, ['/GoodsShipment/Importer/ID', '/Declarant']);
    expect(places.get('/GoodsShipment/Importer/ID')).toEqual({
      sourcePath: '/GoodsShipment/Importer/ID',
      line: 3,
      column: 20,
    });
    expect(places.get('/Declarant')).toMatchObject({ line: 1, column: 1 });
  });
});
