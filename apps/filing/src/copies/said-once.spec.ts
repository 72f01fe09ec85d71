import { withoutOnce } from './said-once';

describe('a copy of a declaration', () => {
  it('leaves out what belongs to one consignment and keeps the rest in its order', () => {
    const payload = {
      TypeCode: 'IMA',
      FunctionalReferenceID: 'YZ-1',
      ID: '26CN00000000000000',
      GoodsShipment: {
        Consignment: { GoodsLocation: { ID: 'CKG' }, TransportContractDocument: [{ ID: '999-12345675' }] },
        Importer: { ID: 'yuzhou-imports' },
      },
    };
    const before = structuredClone(payload);
    expect(withoutOnce(payload)).toEqual({
      payload: {
        TypeCode: 'IMA',
        GoodsShipment: {
          Consignment: { GoodsLocation: { ID: 'CKG' } },
          Importer: { ID: 'yuzhou-imports' },
        },
      },
      leftOut: [
        '/payload/FunctionalReferenceID',
        '/payload/ID',
        '/payload/GoodsShipment/Consignment/TransportContractDocument',
      ],
    });
    expect(payload).toEqual(before);
  });

  it('is whole where the kind is none', () => {
    const payload = { ID: 'its own meaning', website: { domain: 'example.cn' } };
    expect(withoutOnce(payload)).toEqual({ payload, leftOut: [] });
  });

  it('takes odd shapes as they are', () => {
    const payload = { FunctionalReferenceID: 'X', GoodsShipment: 'none', ID: null };
    expect(withoutOnce(payload).payload).toEqual({ GoodsShipment: 'none' });
  });
});
