import { aDeclaration, aRecognition } from '../../filing/filings';

/** The parts of a declaration's payload in which those of the traffic differ. */
interface Payload {
  Declarant: { ID: string };
  GoodsShipment: {
    Consignment: { TransportContractDocument: { ID: string; TypeCode: string }[] };
    Importer: { ID: string };
    GovernmentAgencyGoodsItem: {
      AdditionalDocument?: object[];
      GovernmentProcedure: { CurrentCode: string; PreviousCode: string }[];
      PreviousDocument?: { CategoryCode: string; TypeCode: string; ID: string; LineNumeric: string }[];
    }[];
  };
}

export interface Wish {
  readonly importer: string;
  readonly awb: string;
  /** Number of the bonded ledger that the goods come out of. */
  readonly ledgerNo?: string;
  /** Licence that it draws on, and how many pieces. */
  readonly licence?: { readonly number: string; readonly pieces: string };
}

export const recognition = (reference: string): string =>
  JSON.stringify(aRecognition(reference, 'chongqing-pilot'));

export function declaration(reference: string, { importer, awb, ledgerNo, licence }: Wish): string {
  const filing = aDeclaration(reference);
  const payload = filing.payload as typeof filing.payload & Payload;
  const { GoodsShipment: shipment } = payload;
  payload.Declarant.ID = importer;
  shipment.Importer.ID = importer;
  shipment.Consignment.TransportContractDocument = [{ ID: awb, TypeCode: '740' }];
  const [item] = shipment.GovernmentAgencyGoodsItem;
  if (ledgerNo !== undefined && item) {
    item.GovernmentProcedure = [{ CurrentCode: '40', PreviousCode: '71' }];
    item.PreviousDocument = [{ CategoryCode: 'Y', TypeCode: 'ledger', ID: ledgerNo, LineNumeric: '1' }];
  }
  if (licence !== undefined && item) {
    const QuantityQuantity = { value: licence.pieces, unit: 'PCE' };
    item.AdditionalDocument = [{ TypeCode: '911', ID: licence.number, WriteOff: { QuantityQuantity } }];
  }
  return JSON.stringify(filing);
}
