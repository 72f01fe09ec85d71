import { loadPackages } from '@landport/kinds';
import { writeNctsXml } from '../../apps/filing/src/formats/ncts/write-ncts-xml';

type Transit = Record<string, unknown> & { readonly TransitOperation: Record<string, string> };

/** A transit declaration that its kind takes, as the model has it. */
export function aTransit(lrn: string): Transit {
  const source = loadPackages().find(({ header }) => header.kind === 'transit-declaration')!;
  const payload = structuredClone(source.examples.pass[0]?.payload) as Transit;
  return { ...payload, TransitOperation: { ...payload.TransitOperation, LRN: lrn, limitDate: '2099-12-31' } };
}

export const asMessage = (payload: Readonly<Record<string, unknown>>): string => writeNctsXml(payload);

/** CC014C: the request to invalidate a declaration. */
export function invalidationOf(lrn: string, justification: string): string {
  const { messageSender, messageRecipient, preparationDateAndTime, messageIdentification } = aTransit(lrn);
  const header = { messageSender, messageRecipient, preparationDateAndTime, messageIdentification };
  return asMessage({
    ...header,
    messageType: 'CC014C',
    TransitOperation: { LRN: lrn },
    Invalidation: { initiatedByCustoms: '0', justification },
    CustomsOfficeOfDeparture: { referenceNumber: 'GB000246' },
    HolderOfTheTransitProcedure: { identificationNumber: 'GB953574106000' },
  });
}
