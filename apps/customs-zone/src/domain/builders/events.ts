import type {
  DataOf,
  FilingLodged,
  FilingWithdrawn,
  LotStatusChanged,
  TaskDecided,
  WaybillLodged,
} from '@landport/contracts';
import type { Quantity } from '@landport/domain';

/** What a received event carries beside its data, as specs need it. */
const received = <Data>(streamKey: string, data: Data) => ({
  id: '01990000-0000-7000-8000-0000000000ee',
  type: 'of a spec',
  source: '/spec',
  subject: streamKey,
  time: '2026-03-02T01:30:00.000Z',
  topic: 'of a spec',
  streamKey,
  sequence: 1,
  traceparent: '00-11111111111111111111111111111111-2222222222222222-01',
  correlationId: 'spec',
  data,
});

const AT = '2026-03-02T01:30:00.000Z';

export interface DeclarationWish {
  readonly filingId: string;
  readonly importerId?: string;
  readonly version?: number;
  readonly awb?: string;
  readonly ledger?: { readonly ledgerNo: string; readonly quantity: Quantity };
  readonly price?: string;
  readonly hsCode?: string;
}

export function declarationPayload(
  wish: Omit<DeclarationWish, 'filingId' | 'version'>,
): Record<string, unknown> {
  const { importerId = 'yuzhou-imports', awb, ledger, price = '250000.00', hsCode = '85423190' } = wish;
  const { value, unit } = ledger?.quantity.toJSON() ?? { value: '1000', unit: 'PCE' };
  return {
    TypeCode: 'IMA',
    DeclarationOfficeID: 'ckg-customs',
    Declarant: { ID: importerId },
    GoodsShipment: {
      Consignment: { TransportContractDocument: awb === undefined ? [] : [{ ID: awb, TypeCode: '740' }] },
      Importer: { ID: importerId },
      GovernmentAgencyGoodsItem: [
        {
          SequenceNumeric: '1',
          Commodity: {
            Description: 'Integrated circuits',
            Classification: [{ ID: hsCode, IdentificationTypeCode: 'HS' }],
            GoodsMeasure: { TariffQuantity: { value, unit } },
            InvoiceLine: { ItemChargeAmount: { amount: price, currency: 'CNY' } },
          },
          Origin: [{ CountryCode: 'US' }],
          ...(ledger && {
            PreviousDocument: [{ TypeCode: 'ledger', ID: ledger.ledgerNo, LineNumeric: '1' }],
          }),
        },
      ],
    },
  };
}

/** An import declaration that filing has lodged. */
export function lodged(wish: DeclarationWish) {
  const { filingId, version = 1, importerId = 'yuzhou-imports' } = wish;
  const data: DataOf<typeof FilingLodged> = {
    filingId,
    kind: 'import-declaration',
    kindValidFrom: '2026-01-01',
    reference: `R-${filingId.slice(-6)}`,
    version,
    organisationId: importerId,
    concerns: [importerId],
    mode: 'approval',
    lodgedAt: AT,
    digest: '00',
    payload: declarationPayload(wish),
  };
  return received(filingId, data);
}

export const waybill = (awb: string, pieces = 10) => {
  const data: DataOf<typeof WaybillLodged> = {
    awb,
    concerns: ['changjiang-air', 'ckg-ground'],
    origin: 'FRA',
    destination: 'CKG',
    pieces,
    weight: { value: '120.5', unit: 'KGM' },
    goodsDescription: 'Integrated circuits',
    shipper: 'Shipper',
    consignee: 'Consignee',
    lodgedAt: AT,
  };
  return received(awb, data);
};

export const lotReceived = (awb: string, pieces = 10) => {
  const data: DataOf<typeof LotStatusChanged> = {
    awb,
    concerns: ['ckg-ground'],
    lotId: '01990000-0000-7000-8000-0000000000aa',
    lotNo: 1,
    from: 'landed',
    to: 'received',
    station: 'CKG',
    pieces,
    weight: { value: '120.5', unit: 'KGM' },
    totalPieces: 10,
    occurredAt: AT,
  };
  return received(awb, data);
};

export const taskDecided = (filingId: string, of: Partial<DataOf<typeof TaskDecided>> = {}) => {
  const data: DataOf<typeof TaskDecided> = {
    filingId,
    kind: 'import-declaration',
    reference: 'R',
    version: 1,
    organisationId: 'yuzhou-imports',
    concerns: [],
    taskId: '01990000-0000-7000-8000-0000000000bb',
    outcome: 'approved',
    reason: 'papers in order',
    decidedBy: 'officer-chen',
    decidedAt: AT,
    ...of,
  };
  return received(filingId, data);
};

export const takenBack = (filingId: string) => {
  const data: DataOf<typeof FilingWithdrawn> = {
    filingId,
    kind: 'import-declaration',
    reference: 'R',
    version: 1,
    organisationId: 'yuzhou-imports',
    concerns: [],
    withdrawnAt: AT,
    reason: 'sold elsewhere',
  };
  return received(filingId, data);
};
