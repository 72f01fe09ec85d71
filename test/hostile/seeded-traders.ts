import { aDeclaration } from '../filing/filings';
import type { Answer } from './answer';
import type { Asked, HostileWindow } from './hostile-window';

/** Drafts, templates, mandates and refund claims; what one request would use up has several. */
export interface TradersObjects {
  readonly draft: string;
  readonly draftToSubmit: string;
  readonly draftToRemove: string;
  readonly template: string;
  readonly templateToRemove: string;
  readonly mandate: string;
  readonly mandateToEnd: string;
  /** A declaration that is released and paid. */
  readonly paid: string;
  readonly refund: string;
  readonly refundHeld: string;
}

/** Asks as somebody of the seeded world. */
export interface Seeder {
  create(as: string, path: string, body: object): Promise<Record<string, unknown>>;
  do(as: string, asked: Asked): Promise<Record<string, unknown>>;
  /** Whatever the answer is. */
  ask(as: string, asked: Asked): Promise<Answer>;
  readonly window: HostileWindow;
}

const OWNER = 'yuzhou-imports';
const MONEY = { amount: '1000.00', currency: 'CNY' };

export const aRefundClaim = (amount: string) => ({
  reason: 'overpaid',
  explanation: 'The price was lower.',
  claimed: [{ tax: 'duty', amount: { amount, currency: 'CNY' } }],
});

export const aMandate = { broker: 'ckg-bonded-port', representation: 'direct', from: '2026-01-01' };

export const aTemplate = (name: string) => ({
  name,
  kind: 'import-declaration',
  payload: { Declarant: { ID: '{{declarant}}' } },
});

export async function seedTraders(seeder: Seeder): Promise<TradersObjects> {
  const make = async (path: string, body: object) => String((await seeder.create(OWNER, path, body))['id']);
  const paid = await paidDeclaration(seeder);
  const claims = `/v1/filings/${paid}/refund-claims`;
  const [refund, refundHeld] = [
    await make(claims, aRefundClaim('1.00')),
    await make(claims, aRefundClaim('2.00')),
  ];
  await seeder.do('officer-chen', {
    method: 'POST',
    path: `/v1/refund-claims/${refundHeld}/review`,
    headers: { 'if-match': '"1"' },
  });
  return {
    draft: await make('/v1/drafts', { title: 'to look at' }),
    draftToSubmit: await make('/v1/drafts', aDeclaration('HOSTILE-DRAFT')),
    draftToRemove: await make('/v1/drafts', { title: 'to remove' }),
    template: await make('/v1/templates', aTemplate('to use')),
    templateToRemove: await make('/v1/templates', aTemplate('to remove')),
    mandate: await make('/v1/mandates', aMandate),
    mandateToEnd: await make('/v1/mandates', aMandate),
    ...{ paid, refund, refundHeld },
  };
}

/** Put where customs would have brought it. */
async function paidDeclaration({ create, window }: Seeder): Promise<string> {
  const { id } = await create(OWNER, '/v1/filings', aDeclaration('HOSTILE-PAID'));
  await window.until('the paid declaration at customs', async () => {
    const [row] = await window.rows<{ mrn: string | null }>('SELECT mrn FROM filing.filing WHERE id = $1', [
      id,
    ]);
    return row?.mrn ?? undefined;
  });
  const at = new Date().toISOString();
  const assessment = {
    lane: 'green',
    duty: MONEY,
    vat: MONEY,
    total: MONEY,
    guaranteeHeld: MONEY,
    assessedAt: at,
  };
  await window.rows(`UPDATE filing.filing SET status = 'released', customs = $2 WHERE id = $1`, [
    id,
    JSON.stringify({ assessment, releasedAt: at }),
  ]);
  return String(id);
}
