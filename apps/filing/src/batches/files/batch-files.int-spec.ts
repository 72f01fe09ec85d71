import { UuidV7Ids } from '@landport/platform';
import { testDatabase, type TestDatabase } from '@landport/testing';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { BatchFiles } from './batch-files';

const MB = 1024 * 1024;

describe('files of batches', () => {
  const ids = new UuidV7Ids();
  let database: TestDatabase;
  let files: BatchFiles;
  beforeAll(async () => {
    database = await testDatabase('filing');
    files = new BatchFiles(database.db);
  });
  afterAll(() => database.drop());

  const chunks = async (id: string): Promise<number[]> =>
    (
      await database.db.query<{ length: number }>(
        'SELECT length(bytes) AS length FROM batch_chunk WHERE batch_id = $1 ORDER BY number',
        [id],
      )
    ).map(({ length }) => length);

  it('are kept byte for byte in pieces of 256 kB, whatever pieces they come in', async () => {
    const id = ids.next();
    const bytes = randomBytes(600_000);
    const pieces = [1, 70_000, 400_000, 0].map((from, index, all) =>
      bytes.subarray(all[index - 1] ?? 0, from || undefined),
    );
    const received = await files.receive(id, Readable.from(pieces), MB);
    expect(received.bytes).toBe(600_000);
    expect(received.sha256).toEqual(createHash('sha256').update(bytes).digest());
    expect(await chunks(id)).toEqual([262_144, 262_144, 75_712]);
    expect((await files.whole(id)).equals(bytes)).toBe(true);
  });

  it('are refused beyond their size, and nothing of them stays', async () => {
    const id = ids.next();
    const endless = Readable.from(
      (function* () {
        for (;;) yield randomBytes(100_000);
      })(),
    );
    await expect(files.receive(id, endless, MB)).rejects.toMatchObject({
      status: 413,
      code: 'request/too-large',
    });
    expect(endless.destroyed).toBe(true);
    expect(await chunks(id)).toEqual([]);
  });

  it('leave nothing when their sender breaks off', async () => {
    const id = ids.next();
    const broken = Readable.from(
      (function* () {
        yield randomBytes(300_000);
        throw new Error('aborted');
      })(),
    );
    await expect(files.receive(id, broken, MB)).rejects.toThrow('aborted');
    expect(await chunks(id)).toEqual([]);
  });

  it('that no batch came to belong to are swept away, once no upload can still be under way', async () => {
    const [old, young] = ['00000000-0000-7000-8000-000000000001', ids.next()];
    for (const id of [old, young]) await files.receive(id, Readable.from([Buffer.from('x')]), MB);
    await files.discardOrphans('00000000-0001-7000-8000-000000000000');
    expect([await chunks(old), await chunks(young)]).toEqual([[], [1]]);
  });
});
