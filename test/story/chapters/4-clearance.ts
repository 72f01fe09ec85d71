import { DeclarationDetail } from '@landport/contracts';
import type { Teller } from '../teller';
import type { Lodged } from './3-lodging';

/** Customs assesses both; the first is green and released at once, the second red and waits. */
export async function clearance(teller: Teller, green: Lodged, red: Lodged): Promise<void> {
  teller.chapter('Customs takes the declarations');
  const released = await teller.untilFiling('yuzhou-imports', green.id, 'released');
  const { assessment } = released.customs;
  teller.expect('its lane', assessment?.lane, 'green');
  teller.tell(
    `${green.reference} has the MRN ${released.mrn}, is assessed, covered, green and released`,
    assessment,
  );
  const declared = await teller.get('yuzhou-imports', `/v1/zone/declarations/${green.id}`, DeclarationDetail);
  for (const { tax, formula, rounded } of declared.assessment?.steps ?? []) {
    teller.tell(`  ${tax}: ${formula} = ${rounded}`);
  }

  const review = await teller.untilFiling('jialing-trading', red.id, 'underReview');
  teller.expect('its lane', review.customs.assessment?.lane, 'red');
  teller.tell(`${red.reference} has the MRN ${review.mrn}, is red, and waits for an officer`);
}
