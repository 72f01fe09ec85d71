import type { WaybillFacts } from '@landport/contracts';
import type { FwbData, Party } from '../cargo-imp/fwb/fwb';

const partyOf = ({ name, place, country }: Party): WaybillFacts['shipper'] => ({ name, place, country });

/** What callers are shown of an FWB; addresses, contacts and charges stay with the carrier. */
export const factsOf = (fwb: FwbData): WaybillFacts => ({
  origin: fwb.origin,
  destination: fwb.destination,
  route: [...fwb.route],
  pieces: fwb.pieces,
  weight: fwb.weight,
  ...(fwb.volume && { volume: fwb.volume }),
  goodsDescription: fwb.goodsDescription,
  consolidation: fwb.consolidation,
  handlingCodes: [...fwb.handlingCodes],
  shipper: partyOf(fwb.shipper),
  consignee: partyOf(fwb.consignee),
});
