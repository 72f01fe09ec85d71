import { BatchView, listBatchRows } from '@landport/contracts';
import { exampleOf } from '../example';
import { newReference } from '../papers';
import type { Teller } from '../teller';

const TRADER = 'jialing-trading';
const CODE = 'payload.goods.hsCode';

/** Three filings in one table: two are lodged, the other is told at its cell. */
export async function batch(teller: Teller): Promise<void> {
  teller.chapter('Many at once');
  const year = new Date().getUTCFullYear();
  const example = await exampleOf(teller, TRADER, 'permit', { validTo: `${year + 1}-01-31` });
  const cells = new Map(leavesOf({ payload: example }));
  const rows = [1, 2, 3].map((number) => {
    const row = new Map(cells).set('reference', newReference(`B${number}`));
    return number === 2 ? row.set(CODE, '85-42') : row;
  });
  const headings = ['reference', ...cells.keys()];
  const lines = rows.map((row) => headings.map((heading) => quoted(row.get(heading) ?? '')).join(','));
  const answer = await teller.ask(202, TRADER, 'POST', '/v1/batches?kind=permit', {
    text: [headings.join(','), ...lines, ''].join('\r\n'),
    type: 'text/csv; charset=utf-8',
  });
  const href = `/v1/batches/${teller.read(answer, BatchView).id}`;
  const ended = await teller.until(`batch ${href} ends`, async () => {
    const seen = await teller.get(TRADER, href, BatchView);
    return seen.endedAt === undefined ? undefined : seen;
  });
  teller.expect('its rows', [ended.rows.lodged, ended.rows.refused], [2, 1]);
  teller.tell(`${TRADER} sends a table of three licence applications: two are lodged`, ended.rows);
  const refused = await teller.get(TRADER, `${href}/rows?status=refused`, listBatchRows.answers[200].shape);
  const fault = refused.items[0]?.errors[0];
  teller.expect('the place of the fault', fault?.sourcePath, `row 3 column "${CODE}"`);
  teller.tell('The other is told at its cell', `${fault?.sourcePath}: ${String(fault?.message)}`);
}

/** `payload.goods.hsCode` and its text, for every leaf. */
function leavesOf(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    typeof each === 'object' && each !== null
      ? leavesOf(each, `${path}${name}.`)
      : [[path + name, String(each)] as [string, string]],
  );
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
