import { MessagesTaken, ProblemDocument, WaybillDetail } from '@landport/contracts';
import { fwb, newAwb, rcf } from '../papers';
import type { Teller } from '../teller';

export interface Shipments {
  /** Goes through the bonded store. */
  readonly bonded: string;
  /** Cleared at the airport. */
  readonly direct: string;
}

export const PIECES = 10;
const KILOGRAMS = '120.5';

/** The airline sends its waybills, the handler reports the goods received. */
export async function arrival(teller: Teller): Promise<Shipments> {
  teller.chapter('Two shipments arrive at Chongqing');
  const [bonded, direct] = [newAwb(), newAwb()];
  const text = [
    fwb(bonded, PIECES, KILOGRAMS, 'INTEGRATED CIRCUITS', 'YUZHOU IMPORTS'),
    fwb(direct, PIECES, KILOGRAMS, 'INTEGRATED CIRCUITS', 'JIALING TRADING'),
  ].join('\r\n');
  const answer = await teller.ask(201, 'changjiang-air', 'POST', '/v1/air/messages', {
    text,
    type: 'text/plain',
  });
  const taken = teller.read(answer, MessagesTaken);
  const waybills = taken.messages.filter((message) => message.kind === 'waybill');
  teller.expect(
    'what was understood',
    waybills.map(({ type, awb, outcome }) => [type, awb, outcome]),
    [
      ['FWB/17', bonded, 'lodged'],
      ['FWB/17', direct, 'lodged'],
    ],
  );
  const { facts } = waybills[0]!;
  teller.expect('pieces', facts.pieces, PIECES);
  teller.expect('weight', facts.weight, { value: KILOGRAMS, unit: 'KGM' });
  teller.expect('consignee', facts.consignee.name, 'YUZHOU IMPORTS');
  teller.tell(`The airline posts the waybills ${bonded} and ${direct} as FWB/17`, facts);

  const broken = await teller.ask(422, 'changjiang-air', 'POST', '/v1/air/messages', {
    text: text.replace(bonded, `${bonded.slice(0, -1)}${(Number(bonded.at(-1)) + 1) % 7}`),
    type: 'text/plain',
  });
  teller.tell(
    'With a wrong check digit it is refused, at its place',
    teller.read(broken, ProblemDocument).errors?.[0],
  );

  const report = [bonded, direct].map((awb) => rcf(awb, PIECES, KILOGRAMS, new Date())).join('\r\n');
  await teller.ask(201, 'ckg-ground', 'POST', '/v1/air/messages', { text: report, type: 'text/plain' });
  for (const awb of [bonded, direct]) {
    const waybill = await teller.get('ckg-ground', `/v1/air/waybills/${awb}`, WaybillDetail);
    teller.expect(
      `lots of ${awb}`,
      waybill.lots.map(({ status, station, pieces }) => [status, station, pieces]),
      [['received', 'CKG', PIECES]],
    );
  }
  teller.tell('The handler reports both received (FSU RCF); each waybill holds one lot at CKG');
  return { bonded, direct };
}
