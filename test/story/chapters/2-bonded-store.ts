import {
  GateEventView,
  InventoryListDetail,
  LedgerDetail,
  listLedgerEntries,
  type LedgerBalance,
} from '@landport/contracts';
import type { z } from 'zod';
import { PIECES } from './1-arrival';
import type { Teller } from '../teller';

export interface Ledger {
  readonly id: string;
  readonly ledgerNo: string;
}

export const OPERATOR = 'ckg-bonded-port';
export const STOCK = '1000';

export const balanceOf = async (teller: Teller, ledgerId: string): Promise<z.output<typeof LedgerBalance>> =>
  (await teller.get(OPERATOR, `/v1/zone/ledgers/${ledgerId}`, LedgerDetail)).balances[0]!;

/** The zone operator takes the first lot into the bonded store. */
export async function bondedStore(teller: Teller, awb: string): Promise<Ledger> {
  teller.chapter('The first lot goes into the bonded store');
  const opened = await teller.ask(201, OPERATOR, 'POST', '/v1/zone/ledgers', {
    body: {
      enterpriseId: 'yuzhou-imports',
      items: [
        { itemNo: 1, hsCode: '85423190', unit: 'PCE', description: 'Integrated circuits', origin: 'US' },
      ],
    },
  });
  const ledger = teller.read(opened, LedgerDetail);
  teller.tell(`The operator opens the bonded ledger ${ledger.ledgerNo} for Yuzhou Imports`);

  await teller.until('customs learns that the goods came', async () => {
    const { status } = await teller.window.ask(OPERATOR, 'GET', `/v1/zone/consignments/${awb}`);
    return status === 200 ? true : undefined;
  });
  const body = {
    ledgerId: ledger.id,
    direction: 'in',
    awb,
    lotNo: 1,
    packages: PIECES,
    lines: [{ itemNo: 1, quantity: { value: STOCK, unit: 'PCE' } }],
  };
  const list = await teller.until('the lot is known as received', async () => {
    const answer = await teller.window.ask(OPERATOR, 'POST', '/v1/zone/inventory-lists', { body });
    return answer.status === 201 ? teller.read(answer, InventoryListDetail) : undefined;
  });
  teller.expect('announced', (await balanceOf(teller, ledger.id)).preIn, { value: STOCK, unit: 'PCE' });
  teller.tell(`Inventory list ${list.listNo} cites ${awb}; ${STOCK} PCE are announced to the ledger`);

  const [pass] = list.gatePasses;
  const gate = await teller.ask(201, OPERATOR, 'POST', `/v1/zone/gate-passes/${pass!.id}/gate-events`, {
    body: { vehicle: '渝A12345' },
  });
  teller.expect('the gate', teller.read(gate, GateEventView).outcome, 'passed');
  teller.expect('on hand', (await balanceOf(teller, ledger.id)).onHand, { value: STOCK, unit: 'PCE' });
  const entries = await teller.get(
    OPERATOR,
    `/v1/zone/ledgers/${ledger.id}/entries`,
    listLedgerEntries.answers[200].shape,
  );
  teller.tell('They pass the gate and are posted in, in double entry', entries.items.at(-1));
  return ledger;
}
