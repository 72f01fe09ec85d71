import { loadPackages } from '@landport/kinds';

const PLACE = '@reference@';

/** Names a filing uniquely across runs on the same data. */
export const newRun = (): string => `B${process.pid.toString(36)}-${Date.now().toString(36)}`.toUpperCase();

/** Bodies that differ in their reference alone, made without serialising each time. */
export function bodiesOf(
  kind: string,
  payload: Readonly<Record<string, unknown>>,
): (reference: string) => string {
  const parts = JSON.stringify({ kind, reference: PLACE, payload }).split(PLACE);
  return (reference) => parts.join(reference);
}

/** The first example of a kind's package that answers to `wish`. */
export function examplePayload(
  kind: string,
  wish: (payload: Record<string, unknown>) => boolean = () => true,
): Record<string, unknown> {
  const source = loadPackages().find(({ header }) => header.kind === kind);
  const payloads = source?.examples.pass.map(({ payload }) => payload as Record<string, unknown>) ?? [];
  const found = payloads.find(wish);
  if (found === undefined) throw new Error(`${kind} has no such example`);
  return structuredClone(found);
}

type Item = Record<string, unknown>;
type Declaration = Record<string, unknown> & {
  readonly GoodsShipment: { readonly GovernmentAgencyGoodsItem: readonly [Item, ...Item[]] };
};

/** An import declaration of 2 kB: the package's example with its goods item twice and its totals doubled. */
export function twoItemDeclaration(): Declaration {
  const payload = examplePayload('import-declaration') as Declaration;
  const [item] = payload.GoodsShipment.GovernmentAgencyGoodsItem;
  return {
    ...payload,
    GoodsItemQuantity: '2',
    InvoiceAmount: { amount: '500000', currency: 'CNY' },
    TotalPackageQuantity: '20',
    GoodsShipment: {
      ...payload.GoodsShipment,
      GovernmentAgencyGoodsItem: [item, { ...item, SequenceNumeric: '2' }],
    },
  };
}

export const declarationBodies = (): ((reference: string) => string) =>
  bodiesOf('import-declaration', { ...twoItemDeclaration(), FunctionalReferenceID: PLACE });
