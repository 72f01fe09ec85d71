import { FilingView, listGatePasses, LodgedFiling, ProblemDocument } from '@landport/contracts';
import { declaration, newReference } from '../papers';
import type { Teller } from '../teller';
import { balanceOf, OPERATOR, type Ledger } from './2-bonded-store';
import type { Lodged } from './3-lodging';

/** The released goods leave by the gate; more than the ledger holds does not. */
export async function gate(teller: Teller, green: Lodged, ledger: Ledger, awb: string): Promise<void> {
  teller.chapter('The goods leave');
  const pass = await teller.until('a gate pass is open', async () => {
    const passes = await teller.get(
      OPERATOR,
      `/v1/zone/gate-passes?filingId=${green.id}`,
      listGatePasses.answers[200].shape,
    );
    return passes.items[0];
  });
  teller.expect('held for them', (await balanceOf(teller, ledger.id)).heldOut, {
    value: '1000',
    unit: 'PCE',
  });
  teller.tell(
    `Customs made the outgoing list and opened gate pass ${pass.passNo}; the goods are held for it`,
  );
  await teller.ask(201, OPERATOR, 'POST', `/v1/zone/gate-passes/${pass.id}/gate-events`, {
    body: { vehicle: '渝B67890' },
  });
  const balance = await balanceOf(teller, ledger.id);
  teller.expect('on hand', balance.onHand, { value: '0', unit: 'PCE' });
  await teller.until('the importer learns of it', async () => {
    const filing = await teller.get('yuzhou-imports', `/v1/filings/${green.id}`, FilingView);
    return filing.customs.exitedAt === undefined ? undefined : true;
  });
  teller.tell('The gate reports the vehicle out; the ledger is posted out', balance);

  const refusal = await teller.ask(409, OPERATOR, 'POST', '/v1/zone/inventory-lists', {
    body: {
      ledgerId: ledger.id,
      direction: 'out',
      lines: [{ itemNo: 1, quantity: { value: '5', unit: 'PCE' } }],
    },
  });
  const problem = teller.read(refusal, ProblemDocument);
  teller.expect('refused for', problem.code, 'zone/insufficient-balance');
  teller.tell('Taking out more than the ledger holds is refused, with the balance named', problem.detail);

  const reference = newReference('STORY');
  const payload = declaration({
    reference,
    importer: 'yuzhou-imports',
    awb,
    amount: '1000.00',
    pieces: 1,
    ledgerNo: ledger.ledgerNo,
    quantity: '5',
  });
  const lodged = await teller.ask(202, 'yuzhou-imports', 'POST', '/v1/filings', {
    body: { kind: 'import-declaration', reference, payload },
  });
  const refused = await teller.untilFiling('yuzhou-imports', teller.read(lodged, LodgedFiling).id, 'refused');
  teller.tell('So is a declaration for it', refused.decision?.reasons[0]?.text.en);
}
