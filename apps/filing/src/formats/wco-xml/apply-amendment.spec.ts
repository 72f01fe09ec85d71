import { applyAmendment } from './apply-amendment';

const item = (number: string, more: object = {}) => ({
  SequenceNumeric: number,
  CustomsValueAmount: { amount: '10', currency: 'GBP' },
  AdditionalInformation: [{ StatementCode: 'A' }, { StatementCode: 'B' }, { StatementCode: 'C' }],
  ...more,
});
const declaration = {
  FunctionCode: '9',
  FunctionalReferenceID: 'YZ-1',
  TypeCode: 'IMA',
  TotalPackageQuantity: '10',
  Exporter: { Name: 'Old', Address: { CityName: 'Leeds', CountryCode: 'GB' } },
  GoodsShipment: { GovernmentAgencyGoodsItem: [item('1'), item('2')] },
};

const pointer = (code: string, sequence?: number, tag?: string) => ({
  ...(sequence === undefined ? {} : { SequenceNumeric: String(sequence) }),
  DocumentSectionCode: code,
  ...(tag === undefined ? {} : { TagID: tag }),
});
const toItem = (number: number, ...more: object[]) => [
  { Pointer: [pointer('42A'), pointer('67A', 1), pointer('68A', number), ...more] },
];
const amendment = (body: object, Amendment: object[] = []) => ({
  FunctionCode: '13',
  FunctionalReferenceID: 'AMEND-1',
  ID: '25GB17K2U6WMM38A05',
  TypeCode: 'COR',
  AdditionalInformation: [{ StatementDescription: 'Why', StatementTypeCode: 'AES' }],
  Amendment,
  ...body,
});

describe('an amendment of the WCO Data Model', () => {
  it('changes what it holds, keeps all else, and leaves its own particulars out', () => {
    const amended = applyAmendment(
      amendment({
        TotalPackageQuantity: '53',
        Exporter: { Name: 'Detroit Cocoa Company', Address: { CityName: 'Detroit' } },
      }),
      declaration,
    );
    expect(amended).toEqual({
      ...declaration,
      TotalPackageQuantity: '53',
      Exporter: { Name: 'Detroit Cocoa Company', Address: { CityName: 'Detroit', CountryCode: 'GB' } },
    });
  });

  it('finds an item by its number, not by its place in the message', () => {
    const { GoodsShipment: shipment } = applyAmendment(
      amendment({
        GoodsShipment: {
          GovernmentAgencyGoodsItem: [
            { SequenceNumeric: '2', CustomsValueAmount: { amount: '9', currency: 'EUR' } },
          ],
        },
      }),
      declaration,
    );
    expect(shipment).toEqual({
      GovernmentAgencyGoodsItem: [
        item('1'),
        item('2', { CustomsValueAmount: { amount: '9', currency: 'EUR' } }),
      ],
    });
  });

  it('does not mix a new amount with the currency before it', () => {
    const body = {
      GoodsShipment: { GovernmentAgencyGoodsItem: [{ SequenceNumeric: '1', CustomsValueAmount: '9' }] },
    };
    const { GoodsShipment: shipment } = applyAmendment(amendment(body), declaration);
    expect(shipment).toMatchObject({ GovernmentAgencyGoodsItem: [{ CustomsValueAmount: '9' }, {}] });
  });

  it('adds an entry that is new', () => {
    const { GoodsShipment: shipment } = applyAmendment(
      amendment({ GoodsShipment: { GovernmentAgencyGoodsItem: [{ SequenceNumeric: '3' }] } }),
      declaration,
    );
    expect(shipment).toEqual({ GovernmentAgencyGoodsItem: [item('1'), item('2'), { SequenceNumeric: '3' }] });
  });

  it('takes out what it points at and does not hold, several entries of one list included', () => {
    const { GoodsShipment: shipment } = applyAmendment(
      amendment({}, [...toItem(1, pointer('03A', 1)), ...toItem(1, pointer('03A', 2)), ...toItem(2)]),
      declaration,
    );
    expect(shipment).toEqual({
      GovernmentAgencyGoodsItem: [item('1', { AdditionalInformation: [{ StatementCode: 'C' }] })],
    });
  });

  it('takes out one data element by its tag', () => {
    const { CustomsValueAmount: _out, ...without } = item('1');
    const [to] = toItem(1);
    const last = { ...to!.Pointer.at(-1)!, TagID: '108' };
    const { GoodsShipment: shipment } = applyAmendment(
      amendment({}, [{ Pointer: [...to!.Pointer.slice(0, -1), last] }]),
      declaration,
    );
    expect(shipment).toEqual({ GovernmentAgencyGoodsItem: [without, item('2')] });
  });

  it('refuses to point at what is nowhere', () => {
    expect(() => applyAmendment(amendment({}, toItem(7)), declaration)).toThrow(
      expect.objectContaining({
        code: 'filing/amends-nothing',
        details: { pointer: '/Amendment/0', value: '/GoodsShipment/GovernmentAgencyGoodsItem/6' },
      }),
    );
  });

  it('lets the body speak where an identifier is not known, or a place means nothing', () => {
    const body = { Exporter: { Name: 'New' } };
    for (const code of [pointer('99Z'), pointer('57A', 2, 'R031')]) {
      const { Exporter: exporter } = applyAmendment(
        amendment(body, [{ Pointer: [pointer('42A', 1), code] }]),
        declaration,
      );
      expect(exporter).toMatchObject({ Name: 'New' });
    }
  });

  it('leaves the declaration that it was given as it was', () => {
    const before = structuredClone(declaration);
    applyAmendment(amendment({ TotalPackageQuantity: '1' }, toItem(2)), declaration);
    expect(declaration).toEqual(before);
  });
});
