import { SystemClock } from '@landport/platform';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  ContentDiffers,
  FolderStore,
  ObjectMissing,
  ObjectStoreUnavailable,
  S3Store,
  type ObjectStore,
  type S3Settings,
} from '../src';
import { BUCKET, FakeS3, KEYS } from './fake-s3';

interface UnderTest {
  readonly store: ObjectStore;
  /** Files or objects that the store holds, finished or not. */
  held(): number;
  close(): Promise<void>;
}

function aFolder(): Promise<UnderTest> {
  const root = mkdtempSync(join(tmpdir(), 'landport-objects-'));
  const held = (): number =>
    readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
  const close = async (): Promise<void> => rmSync(root, { recursive: true });
  return Promise.resolve({ store: new FolderStore(root), held, close });
}

const storeAt = ({ endpoint, lookup }: FakeS3, change: Partial<S3Settings> = {}): S3Store =>
  new S3Store({ endpoint, bucket: BUCKET, pathStyle: true, ...KEYS, ...change }, new SystemClock(), lookup);

const aBucket = (pathStyle: boolean) => async (): Promise<UnderTest> => {
  const fake = await FakeS3.open(pathStyle);
  const store = storeAt(fake, { pathStyle });
  const close = async (): Promise<void> => {
    await store.close();
    await fake.close();
  };
  return { store, held: () => fake.objects.size, close };
};

const announce = (bytes: Buffer) => ({
  length: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** In pieces, as a body comes. */
const streamOf = (bytes: Buffer, piece = 10_000): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
      bytes.subarray(at * piece, (at + 1) * piece),
    ),
  );

describe.each([
  ['a folder', aFolder],
  ['a bucket by path', aBucket(true)],
  ['a bucket by host', aBucket(false)],
])('an object store in %s', (_, open) => {
  let under: UnderTest;
  beforeEach(async () => {
    under = await open();
  });
  afterEach(() => under.close());

  const put = (key: string, bytes: Buffer, announced = announce(bytes)) =>
    under.store.put(key, streamOf(bytes), announced);
  const got = async (key: string): Promise<Buffer> => buffer(await under.store.get(key));

  it('gives back byte for byte what was put', async () => {
    const bytes = randomBytes(300_001);
    await put('documents/a-1', bytes);
    await put('documents/a.2', Buffer.from('other'));
    expect((await got('documents/a-1')).equals(bytes)).toBe(true);
    expect(String(await got('documents/a.2'))).toBe('other');
  });

  it('puts the new in place of the old', async () => {
    await put('documents/a', Buffer.from('first'));
    await put('documents/a', Buffer.from('second'));
    expect(String(await got('documents/a'))).toBe('second');
    expect(under.held()).toBe(1);
  });

  it.each([
    ['fewer bytes', (bytes: Buffer) => ({ ...announce(bytes), length: bytes.length + 1 })],
    ['more bytes', (bytes: Buffer) => ({ ...announce(bytes), length: bytes.length - 1 })],
    ['other bytes', (bytes: Buffer) => ({ ...announce(bytes), sha256: 'ab'.repeat(32) })],
  ])('keeps nothing when %s come than were announced, and what stood there stands', async (_what, wrong) => {
    const first = randomBytes(50_000);
    await put('documents/a', first);
    const second = randomBytes(50_000);
    await expect(put('documents/a', second, wrong(second))).rejects.toBeInstanceOf(ContentDiffers);
    await expect(put('documents/new', second, wrong(second))).rejects.toBeInstanceOf(ContentDiffers);
    expect((await got('documents/a')).equals(first)).toBe(true);
    await expect(under.store.get('documents/new')).rejects.toBeInstanceOf(ObjectMissing);
    expect(under.held()).toBe(1);
  });

  it('keeps nothing of a content whose sender breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(1000);
        await Promise.resolve();
        throw new Error('the sender has gone');
      })(),
    );
    await expect(under.store.put('documents/a', broken, announce(Buffer.alloc(2000)))).rejects.toThrow();
    expect(under.held()).toBe(0);
  });

  it('says that an object is missing, and removes one twice without complaint', async () => {
    await put('documents/a', Buffer.from('x'));
    await under.store.remove('documents/a');
    await under.store.remove('documents/a');
    await expect(under.store.get('documents/a')).rejects.toBeInstanceOf(ObjectMissing);
    expect(under.held()).toBe(0);
  });

  it.each(['../etc/passwd', 'a/../b', '/a', 'a//b', 'a?x=1', 'a b', '', 'ä', `a/${'b'.repeat(520)}`])(
    'takes no key like %j',
    async (key) => {
      await expect(put(key, Buffer.from('x'))).rejects.toBeInstanceOf(RangeError);
      await expect(under.store.get(key)).rejects.toBeInstanceOf(RangeError);
      await expect(under.store.remove(key)).rejects.toBeInstanceOf(RangeError);
    },
  );

  it('takes the same key from many at once and holds one of them whole', async () => {
    const all = Array.from({ length: 20 }, () => randomBytes(40_000));
    await Promise.all(all.map((bytes) => put('documents/a', bytes)));
    const kept = await got('documents/a');
    expect(all.some((bytes) => bytes.equals(kept))).toBe(true);
    expect(under.held()).toBe(1);
  });
});

describe('a bucket', () => {
  it('is asked with a length and not in chunks, and with its name where the style puts it', async () => {
    for (const pathStyle of [true, false]) {
      const fake = await FakeS3.open(pathStyle);
      const store = storeAt(fake, { pathStyle });
      const bytes = Buffer.from('content');
      await store.put('documents/a', streamOf(bytes), announce(bytes));
      expect(fake.asked).toEqual([
        {
          method: 'PUT',
          chunked: false,
          host: expect.stringMatching(pathStyle ? /^objects\./ : /^papers\.objects\./),
        },
      ]);
      await store.close();
      await fake.close();
    }
  });

  it('refuses another’s signature; that, a failing service and one that is away mean: not now', async () => {
    const fake = await FakeS3.open();
    const bytes = Buffer.from('content');
    const tryAll = async (store: S3Store): Promise<void> => {
      const put = store.put('documents/a', streamOf(bytes), announce(bytes));
      await expect(put).rejects.toBeInstanceOf(ObjectStoreUnavailable);
      await expect(store.get('documents/a')).rejects.toBeInstanceOf(ObjectStoreUnavailable);
      await expect(store.remove('documents/a')).rejects.toBeInstanceOf(ObjectStoreUnavailable);
      await store.close();
    };
    await tryAll(storeAt(fake, { secretAccessKey: 'another' }));
    fake.failWith = 503;
    await tryAll(storeAt(fake));
    const away = storeAt(fake);
    await fake.close();
    await tryAll(away);
  });
});
