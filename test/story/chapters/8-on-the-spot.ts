import { LodgedFiling } from '@landport/contracts';
import { newReference, recognition } from '../papers';
import type { Teller } from '../teller';

/** A filing that its kind's dated rules decide in the same request. */
export async function onTheSpot(teller: Teller): Promise<void> {
  teller.chapter('On the spot');
  const file = async (area: string): Promise<{ outcome: string | undefined; reason: string | undefined }> => {
    const reference = newReference('HT');
    const answer = await teller.ask(201, 'yuzhou-imports', 'POST', '/v1/filings', {
      body: { kind: 'high-tech-recognition', reference, payload: recognition(area) },
    });
    const { decision } = teller.read(answer, LodgedFiling);
    return { outcome: decision?.outcome, reason: decision?.reasons[0]?.text.en };
  };
  const elsewhere = await file('chengdu');
  teller.expect('under the 60 % rule', elsewhere.outcome, 'refused');
  teller.tell('55 % of research spent in China is refused at once under the 60 % rule', elsewhere.reason);
  const pilot = await file('chongqing-pilot');
  teller.expect('under the 50 % rule of the pilot area', pilot.outcome, 'approved');
  teller.tell('The same is approved at once by the 50 % rule of the pilot area');
}
