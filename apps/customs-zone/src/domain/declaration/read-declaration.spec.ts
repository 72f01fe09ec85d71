import { awaitsOf } from './awaits';
import { readDeclaration } from './read-declaration';

const payload = {
  TypeCode: 'IMA',
  DeclarationOfficeID: 'ckg-customs',
  TotalPackageQuantity: '10',
  Declarant: { ID: 'bayu-brokers' },
  GoodsShipment: {
    Consignment: {
      GoodsLocation: { ID: 'CKG' },
      TransportContractDocument: [{ ID: '99912345675', TypeCode: '740' }],
    },
    Importer: { ID: 'yuzhou-imports' },
    GovernmentAgencyGoodsItem: [
      {
        SequenceNumeric: '1',
        Commodity: {
          Description: 'Integrated circuits',
          Classification: [
            { ID: '31', IdentificationTypeCode: 'TRC' },
            { ID: '85423190', IdentificationTypeCode: 'HS' },
          ],
          GoodsMeasure: { TariffQuantity: { value: '1000', unit: 'PCE' }, GrossMassMeasure: '120.5' },
          InvoiceLine: { ItemChargeAmount: { amount: '250000.00', currency: 'USD' } },
        },
        CustomsValuation: { FreightChargeAmount: { amount: '1800.00', currency: 'CNY' } },
        Origin: [{ CountryCode: 'US' }],
        PreviousDocument: [{ TypeCode: 'ledger', ID: 'T8000W000001', LineNumeric: '2' }],
      },
    ],
  },
};

/** The parts of the public sample Step1_TT_IM009a that name its goods. */
const bySea = {
  GoodsShipment: {
    Consignment: { GoodsLocation: { Name: 'WLALONBTW', TypeCode: 'A' } },
    GovernmentAgencyGoodsItem: [
      {
        StatisticalValueAmount: { amount: '2500', currency: 'GBP' },
        Commodity: {
          Classification: [{ ID: '07123400', IdentificationTypeCode: 'TSP' }],
          TransportEquipment: [{ SequenceNumeric: '1', ID: 'AD12345' }],
        },
      },
    ],
    Importer: { ID: 'GB896458895015' },
    PreviousDocument: [{ CategoryCode: 'Z', ID: '22GB34F7Y1O2CX8PT4', TypeCode: '355' }],
  },
};

describe('reading a declaration', () => {
  it('takes importer, waybill, ledger, value and quantities of its items', () => {
    const { items, ...head } = readDeclaration(payload);
    expect(head).toMatchObject({
      importerId: 'yuzhou-imports',
      declarantId: 'bayu-brokers',
      awb: '999-12345675',
    });
    expect(head.packages).toBe(10);
    expect(items).toEqual([
      expect.objectContaining({
        hsCode: '85423190',
        quantity: { value: '1000', unit: 'PCE' },
        grossMass: { value: '120.5', unit: 'KGM' },
        price: { amount: '250000.00', currency: 'USD' },
        ledger: { ledgerNo: 'T8000W000001', itemNo: 2 },
      }),
    ]);
  });

  it('keeps no person of a filing, so that there is nothing to erase here', () => {
    const Contact = { Name: 'Li Mei', Communication: [{ ID: '+86 138 0000 0000' }] };
    const { GoodsShipment } = payload;
    const [item] = GoodsShipment.GovernmentAgencyGoodsItem;
    const goods = readDeclaration({
      ...payload,
      Declarant: { ...payload.Declarant, Contact },
      Agent: { ID: 'bayu-brokers', Name: 'Li Mei', Contact },
      GoodsShipment: {
        ...GoodsShipment,
        Consignment: { ...GoodsShipment.Consignment, NotifyParty: { Name: 'Li Mei', Contact } },
        Importer: { ...GoodsShipment.Importer, Name: 'Li Mei', Contact },
        GovernmentAgencyGoodsItem: [{ ...item, Seller: { Name: 'Li Mei', Contact } }],
      },
    });
    expect(JSON.stringify(goods)).not.toMatch(/Li Mei|138 0000/);
  });

  it('names document, container and place of goods that come without an air waybill, in both languages', () => {
    const goods = readDeclaration(bySea);
    expect(goods.items[0]).toMatchObject({ hsCode: '07123400', price: { amount: '2500', currency: 'GBP' } });
    const awaits = awaitsOf(goods);
    expect(awaits.map(({ what, identifier }) => [what, identifier])).toEqual([
      ['previousDocument', '22GB34F7Y1O2CX8PT4'],
      ['container', 'AD12345'],
      ['location', 'WLALONBTW'],
    ]);
    expect(awaits[1]?.text).toEqual({
      en: 'Container AD12345 has not arrived.',
      zh: '集装箱 AD12345 尚未运抵。',
    });
  });

  it.each([{}, { GoodsShipment: [] }, { GoodsShipment: { GovernmentAgencyGoodsItem: 'x' } }])(
    'says that nothing names the goods of %j',
    (empty) => {
      expect(awaitsOf(readDeclaration(empty))).toMatchObject([{ what: 'waybill', identifier: '' }]);
    },
  );
});
