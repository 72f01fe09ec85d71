import { lastDayOfPeriod } from '@landport/domain';
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

const here = (): string => new Date().toISOString().slice(0, 10);
const today = (): string => here().replaceAll('-', '');

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

const stay = (months: number): string => lastDayOfPeriod(here(), { years: 0, months, days: 0 });

/** Two oscilloscopes and four racks that come in today for half a year. */
export function anAdmission(reference: string, change: object = {}) {
  const payload = exampleOf('temporary-admission');
  const event = { ...(payload['event'] as object), from: here(), to: here() };
  const dates = { enteredOn: here(), reExportBy: stay(6), event };
  return { kind: 'temporary-admission', reference, payload: { ...payload, ...dates, ...change } };
}

/** @param stage  how often the certificate has been extended */
export function anExtension(reference: string, number: string, stage: number) {
  const moved = { value: '6', unit: 'PCE' };
  return anAdmission(reference, {
    act: 'extension',
    stage: String(stage + 1),
    reason: 'The fair was moved.',
    reExportBy: stay(6 * (stage + 2)),
    extends: { number, stage: String(stage), quantity: moved },
  });
}

export function aReExport(reference: string, number: string, value: string) {
  const quantity = { value, unit: 'PCE' };
  const payload = {
    ...exampleOf('temporary-admission-re-export'),
    leftOn: here(),
    certificate: { number, quantity },
    goods: [{ description: 'Display racks', quantity, state: 'unchanged' }],
  };
  return { kind: 'temporary-admission-re-export', reference, payload };
}
