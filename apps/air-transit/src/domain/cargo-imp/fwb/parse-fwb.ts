import { readConsignment } from '../consignment-detail';
import type { Findings } from '../findings';
import type { MessageText } from '../message-text';
import {
  defined,
  readCommission,
  readDeclarations,
  readDestinationCurrency,
  readIncentive,
  readOther,
  readSums,
} from './charges';
import type { FwbData } from './fwb';
import { checkRatedPieces, goodsOf } from './goods';
import { readAgent, readParty } from './parties';
import { readRating } from './rating';
import {
  readAccounting,
  readHandlingCodes,
  readIssue,
  readParticipant,
  readRegulatory,
  readSender,
  readText,
  readTexts,
} from './remarks';
import { readFlights, readRoute } from './routing';
import { requireSegments, sorted, unknownSegments, type One } from './segments';

/**
 * Reads an FWB/16 or /17.
 * Faults: waybill number with its check digit, airports, pieces, weight, route, parties, a missing rate
 * description. What Landport keeps without acting on it (flights, charges, references) is warned about.
 * @returns undefined when it must be refused; `message.findings` says why
 */
export function parseFwb(message: MessageText): FwbData | undefined {
  const { findings } = message;
  const segments = sorted(message);
  const one: One = (id, read) => {
    const segment = segments.get(id)?.[0];
    return segment && read(segment);
  };
  requireSegments(segments, message);

  const consignment = one('AWB', ({ lines }) => {
    const quantity = { codes: 'T', weight: 'required', needed: true } as const;
    return (
      lines[0] && readConsignment(lines[0], { checkDigit: 'fault', airports: 'required', quantity }, findings)
    );
  });
  const shipper = one('SHP', (segment) => readParty(segment, '/shipper', findings));
  const consignee = one('CNE', (segment) => readParty(segment, '/consignee', findings));
  const alsoNotify = one('NFY', (segment) => readParty(segment, '/alsoNotify', findings));
  const route = one('RTG', (segment) => readRoute(segment, consignment?.destination, findings)) ?? [];
  const flights = one('FLT', (segment) => readFlights(segment, findings)) ?? [];
  const rating = one('RTD', (segment) => readRating(segment, findings)) ?? [];
  const regulatory = one('OCI', (segment) => readRegulatory(segment, findings)) ?? [];
  const participants = (segments.get('OPI') ?? []).map((s, index) => readParticipant(s, index, findings));
  const rest = {
    ...defined({ alsoNotify, agent: one('AGT', (s) => readAgent(s, findings)) }),
    ...defined({ customsOrigin: one('COR', readText), issue: one('ISU', (s) => readIssue(s, findings)) }),
    charges: readCharges(one, findings),
    handlingCodes: one('SPH', (segment) => readHandlingCodes(segment, findings)) ?? [],
    texts: readRemarks(one, findings),
    participants: participants.filter((participant) => participant !== undefined),
    unknown: unknownSegments(segments, findings),
  };

  const { awb, origin, destination, quantity } = consignment ?? {};
  if (findings.refused || !shipper || !consignee || !quantity?.weight) return undefined;
  if (awb === undefined || origin === undefined || destination === undefined) return undefined;
  checkRatedPieces(rating, quantity.pieces, segments, findings);
  return {
    awb,
    origin,
    destination,
    pieces: quantity.pieces,
    weight: quantity.weight,
    ...defined({ volume: quantity.volume, densityGroup: quantity.densityGroup }),
    flights,
    route,
    shipper,
    consignee,
    rating,
    ...goodsOf(rating),
    regulatory,
    ...rest,
  };
}

function readCharges(one: One, findings: Findings): FwbData['charges'] {
  return {
    ...one('CVD', (segment) => readDeclarations(segment, findings)),
    ...one('CDC', (segment) => readDestinationCurrency(segment, findings)),
    ...one('COI', (segment) => readCommission(segment, findings)),
    ...one('SII', (segment) => readIncentive(segment, findings)),
    other: one('OTH', (segment) => readOther(segment, findings)) ?? [],
    prepaid: one('PPD', (segment) => readSums(segment, '/charges/prepaid', findings)) ?? [],
    collect: one('COL', (segment) => readSums(segment, '/charges/collect', findings)) ?? [],
  };
}

function readRemarks(one: One, findings: Findings): FwbData['texts'] {
  return {
    specialService: one('SSR', readTexts) ?? [],
    otherService: one('OSI', readTexts) ?? [],
    accounting: one('ACC', (segment) => readAccounting(segment, findings)) ?? [],
    ...defined({
      shipperCertification: one('CER', readText),
      agentReference: one('ARD', readText),
      nominatedHandler: one('NOM', ({ lines: [line] }) => ({
        name: line?.elements[1] ?? '',
        place: line?.elements[2] ?? '',
      })),
      shipmentReference: one('SRI', ({ lines: [line] }) => line?.elements.slice(1) ?? []),
      sender: one('REF', (segment) => readSender(segment, findings)),
    }),
  };
}
