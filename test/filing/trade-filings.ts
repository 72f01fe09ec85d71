import { loadPackages } from '@landport/kinds';

type Payload = Record<string, unknown>;

/** A payload that the newest version of its kind takes: an example of its package. */
function exampleOf(kind: string, place = 0): Payload {
  const newest = loadPackages()
    .filter(({ header }) => header.kind === kind)
    .at(-1);
  return structuredClone(newest?.examples.pass[place]?.payload) as Payload;
}

const inMonths = (months: number): string => {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return day.toISOString().slice(0, 10);
};

/** @param value  of the quantity that is licensed, in pieces */
export function aLicence(reference: string, value: string, change: object = {}) {
  const payload = exampleOf('permit');
  const goods = payload['goods'] as { unitPrice: object; total: object };
  return {
    kind: 'permit',
    reference,
    payload: {
      ...payload,
      validTo: inMonths(6),
      goods: {
        ...goods,
        quantity: { value, unit: 'PCE' },
        unitPrice: { amount: '1', currency: 'USD' },
        total: { amount: value, currency: 'USD' },
      },
      ...change,
    },
  };
}

/** An import declaration whose one goods item cites licences; `null` leaves the quantity out. */
export function underLicence(
  reference: string,
  ...cited: readonly (readonly [number: string, value: string, unit?: string])[]
) {
  const payload = exampleOf('import-declaration') as {
    GoodsShipment: { GovernmentAgencyGoodsItem: Record<string, unknown>[] };
  };
  payload.GoodsShipment.GovernmentAgencyGoodsItem[0]!['AdditionalDocument'] = cited.map(
    ([ID, value, unit = 'PCE']) => ({ TypeCode: '911', ID, WriteOff: { QuantityQuantity: { value, unit } } }),
  );
  return { kind: 'import-declaration', reference, payload: { ...payload, FunctionalReferenceID: reference } };
}

const today = (): string => new Date().toISOString().slice(0, 10).replaceAll('-', '');

function arrivingToday(kind: string, reference: string, day: string) {
  const payload = exampleOf(kind) as { BorderTransportMeans: object };
  const BorderTransportMeans = {
    ...payload.BorderTransportMeans,
    ArrivalDateTime: { DateTimeString: day },
  };
  return { kind, reference, payload: { ...payload, FunctionalReferenceID: reference, BorderTransportMeans } };
}

export const aSummary = (reference: string) => arrivingToday('summary-declaration', reference, today());

/** @param day  of the arrival, as the summary tells it unless the test means otherwise */
export function aFullDeclaration(reference: string, summary: string, day = today()) {
  const filing = arrivingToday('full-declaration', reference, day);
  const payload = filing.payload as unknown as { GoodsShipment: Record<string, unknown> };
  payload.GoodsShipment['PreviousDocument'] = [{ ID: summary, TypeCode: 'SUM' }];
  return filing;
}
