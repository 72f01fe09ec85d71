import { aLicence } from '../../../filing/trade-filings';
import { declaration } from '../content';
import { SORTS, type Acknowledged } from '../sorts';
import type { Trade } from '../trade';
import { Applicant } from './applicant';
import { Officer } from './officer';

/** Eight ask for 30 pieces of 100: three can have them. */
const PIECES = '100';
const ASKED = '30';
const AT_ONCE = 8;
const CAN_HAVE = 3;

/** A licence is given and drawn upon by many at once; one gives back, and another takes that. */
export async function drawDown(trade: Trade): Promise<void> {
  const number = await licensed(trade);
  const draws = await Promise.all(Array.from({ length: AT_ONCE }, () => draw(trade, number)));
  const taken = draws.filter((each) => each !== undefined);
  if (taken.length !== CAN_HAVE)
    trade.faults.push(`${taken.length} drew ${ASKED} each from the ${PIECES} of ${number}`);
  const [first] = taken;
  if (first === undefined) return;
  await giveBack(trade, first);
  if ((await draw(trade, number)) === undefined)
    trade.faults.push(`what ${first.reference} gave back to ${number} could not be drawn again`);
}

async function licensed(trade: Trade): Promise<string> {
  const { client } = trade;
  const reference = trade.nextReference();
  const filing = await trade.offer('licence', reference, JSON.stringify(aLicence(reference, PIECES)));
  if (filing === undefined) throw new Error(`${reference} was refused`);
  const zhao = new Officer(client, 'officer-zhao');
  await new Applicant(client, filing).watch(async (status) => {
    if (status === 'approved') return true;
    await zhao.step({ kind: 'permit', filingId: filing.filingId, outcome: 'approved' });
    return false;
  });
  const path = `/v1/grants?filing=${filing.filingId}`;
  const { json } = await client.ask({ who: SORTS.licence.owner, path });
  const [grant] = json['items'] as { number: string }[];
  if (grant === undefined) throw new Error(`${reference} is approved and gave no licence`);
  return grant.number;
}

function draw(trade: Trade, number: string): Promise<Acknowledged | undefined> {
  const reference = trade.nextReference();
  const wish = { importer: SORTS.drawing.owner, awb: trade.nextAwb() };
  const licence = { number, pieces: ASKED };
  return trade.offer('drawing', reference, declaration(reference, { ...wish, licence }));
}

async function giveBack(trade: Trade, filing: Acknowledged): Promise<void> {
  const applicant = new Applicant(trade.client, filing);
  await applicant.watch(async (status, etag) => {
    if (status === 'withdrawn') return true;
    if ((await applicant.withdraw(etag))?.status === 200) trade.told(filing, 'withdrawn');
    return false;
  });
}
