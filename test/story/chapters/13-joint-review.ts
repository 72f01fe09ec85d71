import { FilingView, LodgedFiling, ProblemDocument } from '@landport/contracts';
import { Desk } from '../desk';
import { exampleOf } from '../example';
import { newReference } from '../papers';
import type { Teller } from '../teller';

const APPLICANT = 'yuzhou-imports';

/**
 * Three bodies look at one filing: two advise, the third asks, decides, and has it confirmed by a second person.
 * @returns the filing's id
 */
export async function jointReview(teller: Teller): Promise<string> {
  teller.chapter('Three bodies, one decision');
  const kind = 'foreign-arbitration-institution-registration';
  const answer = await teller.ask(202, APPLICANT, 'POST', '/v1/filings', {
    body: { kind, reference: newReference('AI'), payload: await exampleOf(teller, APPLICANT, kind) },
  });
  const { id } = teller.read(answer, LodgedFiling);
  teller.tell('An arbitration institution of Singapore asks for its registration', id);

  const lead = await Desk.withTaskOf(teller, 'officer-jiang', id);
  await lead.claim();
  await lead.act('query', {
    questions: [
      { text: { en: 'Who insures the office?', zh: '由谁为该机构承保？' }, pointer: '/payload/office/funds' },
    ],
  });
  await answered(teller, id);
  for (const officer of ['officer-zhao', 'officer-sun']) {
    const adviser = await Desk.withTaskOf(teller, officer, id);
    await adviser.claim();
    await adviser.act('opinion', { opinion: { en: 'Nothing speaks against it.', zh: '无异议。' } });
  }
  teller.tell('The commerce commission and the trade council give their opinions');

  await lead.look();
  const proposed = await lead.act('decision', { outcome: 'approved', reason: 'All conditions are met.' });
  teller.expect('what Jiang decided', proposed.state, 'proposed');
  const alone = await teller.ask(403, 'officer-jiang', 'POST', `${lead.href}/confirmation`, {
    body: { confirms: true },
    headers: lead.seen,
  });
  teller.tell(
    'Officer Jiang decides, and cannot be the second person as well',
    teller.read(alone, ProblemDocument).detail,
  );
  const second = await Desk.withTaskOf(teller, 'officer-ning', id);
  await second.act('confirmation', { confirms: true });
  const filing = await teller.untilFiling(APPLICANT, id, 'approved');
  teller.tell('Officer Ning confirms: registered', filing.decision?.reasons[0]?.text.en);
  return id;
}

/** While the applicant owes the answer, the body's clock stands still. */
async function answered(teller: Teller, id: string): Promise<void> {
  const href = `/v1/filings/${id}`;
  const seen = await teller.ask(200, APPLICANT, 'GET', href);
  const { status, queries, clocks } = teller.read(seen, FilingView);
  teller.expect('the filing', status, 'queried');
  teller.tell('Officer Jiang of the justice bureau asks; her clock stands still', {
    stopped: clocks?.find(({ name }) => name !== 'answer')?.stoppedAt,
    answerBy: queries?.[0]?.answerBy,
  });
  const answer = await teller.ask(200, APPLICANT, 'POST', `${href}/answers`, {
    body: { answers: [{ question: 1, text: 'PICC Chongqing, policy 2026-118.' }] },
    headers: { 'if-match': String(seen.headers.get('etag')) },
  });
  teller.expect('once answered', teller.read(answer, FilingView).status, 'underReview');
  teller.tell('The applicant answers, and it runs again');
}
