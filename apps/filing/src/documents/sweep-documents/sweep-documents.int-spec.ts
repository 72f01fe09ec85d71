import type { DocumentView } from '@landport/contracts';
import { ObjectStore, ObjectStoreUnavailable } from '@landport/object-store';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aPdf } from '../../../../../test/documents/files';
import { FilingWindow } from '../../../../../test/filing/filing-window';
import { aWebsiteFiling } from '../../../../../test/filing/filings';
import { objectKeyOf } from '../document.repository';
import { SweepDocuments } from './sweep-documents';

describe('sweeping documents', () => {
  let window: FilingWindow;
  let sweeper: SweepDocuments;
  let number = 0;
  beforeAll(async () => {
    window = await FilingWindow.open({ DOCUMENT_UNUSED_DAYS: '30' });
    sweeper = window.service.app.get(SweepDocuments, { strict: false });
  });
  afterAll(() => window.close());

  const send = async (): Promise<string> => {
    number += 1;
    const body = aPdf(`%sweep ${number}\n`);
    const sent = await window.ask('importer', 'POST', '/v1/documents', {
      body,
      contentType: 'application/pdf',
    });
    return (sent.json as unknown as DocumentView).id;
  };
  const age = (id: string, interval: string) =>
    window.database.db.query(`UPDATE document SET received_at = received_at - $2::interval WHERE id = $1`, [
      id,
      interval,
    ]);
  const isThere = async (id: string): Promise<boolean> =>
    (await window.ask('importer', 'GET', `/v1/documents/${id}/content`)).status === 200;
  const files = (): number =>
    readdirSync(join(window.folder, 'documents'), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    ).length;

  it('removes what no filing named in time, bytes and all, and nothing else', async () => {
    const [old, young, used] = [await send(), await send(), await send()];
    const documents = [{ code: 'identity', documentId: used }];
    await window.lodge('importer', { ...aWebsiteFiling('SWEEP-1'), documents });
    await age(old, '31 days');
    await age(young, '29 days');
    await age(used, '400 days');
    const before = files();
    await sweeper.sweep();
    expect([await isThere(old), await isThere(young), await isThere(used)]).toEqual([false, true, true]);
    expect(files()).toBe(before - 1);
    expect(await window.database.db.query('SELECT FROM document WHERE id = $1', [old])).toEqual([]);
  });

  it('removes the bytes of an upload that never ended, once it is surely given up', async () => {
    const id = await send();
    await window.database.db.query(`UPDATE document SET state = 'receiving' WHERE id = $1`, [id]);
    const before = files();
    await sweeper.sweep();
    expect(files()).toBe(before);
    await age(id, '2 hours');
    await sweeper.sweep();
    expect(files()).toBe(before - 1);
  });

  it('forgets no bytes while the store is away: the row stays until they are gone', async () => {
    const id = await send();
    await age(id, '31 days');
    const store = window.service.app.get<ObjectStore>(ObjectStore, { strict: false });
    const away = jest.spyOn(store, 'remove').mockRejectedValue(new ObjectStoreUnavailable('away'));
    await expect(sweeper.sweep()).rejects.toBeInstanceOf(ObjectStoreUnavailable);
    expect(await isThere(id)).toBe(false);
    expect(await window.database.db.query('SELECT state FROM document WHERE id = $1', [id])).toEqual([
      { state: 'removed' },
    ]);
    away.mockRestore();
    await sweeper.sweep();
    expect(await window.database.db.query('SELECT FROM document WHERE id = $1', [id])).toEqual([]);
    await expect(store.get(objectKeyOf(id))).rejects.toThrow(/no object/);
  });

  it('clears what a killed process left in the spool', async () => {
    const spool = join(window.folder, 'receiving');
    mkdirSync(spool, { recursive: true });
    const [left, underWay] = [join(spool, randomUUID()), join(spool, randomUUID())];
    for (const path of [left, underWay]) writeFileSync(path, 'x');
    const twoDaysAgo = (Date.now() - 2 * 86_400_000) / 1000;
    utimesSync(left, twoDaysAgo, twoDaysAgo);
    await sweeper.sweep();
    expect([existsSync(left), existsSync(underWay)]).toEqual([false, true]);
  });
});
