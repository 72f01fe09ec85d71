import { createHash } from 'node:crypto';
import { CODES, inWords, readPinnedKeys, verifyEvidence } from '../../packages/landport-verify/src/index.mjs';
import { aSigner, EvidenceBuilder, type Evidence } from './evidence-builder';

const builder = new EvidenceBuilder();
let sound: Evidence;
beforeAll(async () => {
  sound = await builder.file();
});

const verdict = (file: unknown, options?: Parameters<typeof verifyEvidence>[1]) => {
  const report = verifyEvidence(JSON.stringify(file), options);
  const [first] = report.faults;
  return first === undefined ? 'whole' : `${first.place} ${first.code}`;
};

const sha256 = (...parts: (Buffer | string)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Chains entries anew from one on, as a forger who knows the format does. */
function rechain(history: Evidence['history']): Evidence['history'] {
  let prevHash = '';
  return history.map((entry, index) => {
    const number = index + 1;
    const contentHash =
      entry.content === null ? entry.contentHash : sha256(Buffer.from(entry.salt!, 'hex'), entry.content);
    const link = `${number}|${entry.action}|${entry.at}|`;
    const hash = sha256(Buffer.from(prevHash, 'hex'), link, Buffer.from(contentHash, 'hex'));
    const chained = { ...entry, number, contentHash, prevHash, hash };
    prevHash = hash;
    return chained;
  });
}

describe('an evidence file', () => {
  it('is whole as the window made it, and says what it rests on', () => {
    const report = verifyEvidence(JSON.stringify(sound));
    expect(report).toMatchObject({
      whole: true,
      entries: 5,
      versions: [{ version: 1 }, { version: 2 }],
      tree: { number: 7, leaves: 9 },
      newerThanTree: 4,
      trust: 'keys in the file',
    });
  });

  it('is whole by the trader’s own keys too, also when it was written out anew', () => {
    const keys = readPinnedKeys(builder.keySet);
    const report = verifyEvidence(JSON.stringify(sound, null, 2), { keys });
    expect(report).toMatchObject({ whole: true, trust: 'own keys' });
  });

  it('is whole without a tree, and says that none holds it', async () => {
    const file = await builder.signed({ ...(await builder.contents()), inclusion: null });
    expect(verifyEvidence(JSON.stringify(file))).toMatchObject({ whole: true, tree: null, newerThanTree: 1 });
  });

  it('is whole when persons’ data was erased, and says where', async () => {
    const contents = await builder.contents();
    contents.versions[0]!.bytes = null;
    for (const entry of contents.history.slice(0, 4)) entry.content = entry.salt = null;
    const report = verifyEvidence(JSON.stringify(await builder.signed(contents)));
    expect(report).toMatchObject({ whole: true, erasedEntries: [1, 2, 3, 4], erasedVersions: [1] });
  });
});

/** What is changed in a file, and what is told first. */
type Tampering = readonly [what: string, change: (file: Evidence) => void, first: string];

const IN_THE_FILE: readonly Tampering[] = [
  [
    'an edited reason',
    (f) => (f.history[1]!.content = f.history[1]!.content!.replace('because', 'becausE')),
    'history/2 entry-content-edited',
  ],
  ['an edited time', (f) => (f.history[2]!.at = '2026-03-02T09:00:00.000Z'), 'history/3 entry-edited'],
  ['an edited action', (f) => (f.history[0]!.action = 'decided'), 'history/1 entry-edited'],
  ['an edited hash', (f) => (f.history[3]!.hash = 'ab'.repeat(32)), 'history/4 entry-edited'],
  ['a content erased without its salt', (f) => (f.history[0]!.content = null), 'history/1 entry-half-erased'],
  ['a deleted entry', (f) => f.history.splice(1, 1), 'history/2 entry-missing'],
  ['the first entry deleted', (f) => f.history.splice(0, 1), 'history/1 entry-missing'],
  [
    'two entries changed about',
    (f) => f.history.splice(1, 2, f.history[2]!, f.history[1]!),
    'history/2 entry-missing',
  ],
  ['an entry twice', (f) => f.history.splice(2, 0, f.history[1]!), 'history/3 entry-out-of-place'],
  ['a cut tail', (f) => f.history.splice(4), 'history/5 tail-missing'],
  ['a cut tail that a tree holds', (f) => f.history.splice(2), 'history/3 tail-missing'],
  ['all history cut off', (f) => f.history.splice(0), 'history/1 tail-missing'],
  [
    'an entry edited and all chained anew',
    (f) => {
      f.history[3]!.content = f.history[3]!.content!.replace('because', 'becausE');
      f.history = rechain(f.history);
    },
    'history/5 head-differs',
  ],
  [
    'an entry edited that a tree holds, and all chained anew',
    (f) => {
      f.history[0]!.content = f.history[0]!.content!.replace('because', 'becausE');
      f.history = rechain(f.history);
    },
    'inclusion not-in-tree',
  ],
  [
    'an entry added and chained',
    (f) => (f.history = rechain([...f.history, f.history[0]!])),
    'history/6 entry-added',
  ],
  ['a version’s bytes replaced', (f) => (f.versions[1]!.bytes = 'e30='), 'versions/2 bytes-edited'],
  [
    'two versions’ bytes changed about',
    (f) => ([f.versions[0]!.bytes, f.versions[1]!.bytes] = [f.versions[1]!.bytes, f.versions[0]!.bytes]),
    'versions/1 bytes-edited',
  ],
  [
    'receipts changed about',
    (f) =>
      ([f.versions[0]!.receipt, f.versions[1]!.receipt] = [f.versions[1]!.receipt, f.versions[0]!.receipt]),
    'versions/1 receipt-of-another-version',
  ],
  ['the newest version left out', (f) => f.versions.splice(1), 'versions/2 version-missing'],
  ['the first version left out', (f) => f.versions.splice(0, 1), 'versions/1 version-out-of-place'],
  ['all versions left out', (f) => f.versions.splice(0), 'versions/1 version-missing'],
  ['bytes passed off as erased', (f) => (f.versions[0]!.bytes = null), 'statement file-edited'],
  ['another content type', (f) => (f.versions[0]!.contentType = 'application/xml'), 'statement file-edited'],
  ['another reference', (f) => (f.filing = { ...f.filing, reference: 'YZ-2' }), 'versions/1 receipt-differs'],
  [
    'another filing’s id',
    (f) => (f.filing = { ...f.filing, id: 'other' }),
    'versions/1 receipt-of-another-filing',
  ],
  ['the tree taken out', (f) => (f.inclusion = null), 'statement file-edited'],
  ['another place in the tree', (f) => (f.inclusion!.index = 6), 'inclusion not-in-tree'],
  ['a longer path', (f) => f.inclusion!.path.push('ab'.repeat(32)), 'inclusion not-in-tree'],
  ['a shorter path', (f) => f.inclusion!.path.pop(), 'inclusion not-in-tree'],
  [
    'a receipt as the tree',
    (f) => (f.inclusion!.tree = f.versions[1]!.receipt),
    'inclusion signature-of-another-kind',
  ],
  [
    'a key’s validity moved',
    (f) => (f.keys[1]!.validTo = '2026-03-02T08:05:00.000Z'),
    'versions/1 key-not-valid-then',
  ],
  ['a key left out', (f) => f.keys.pop(), 'versions/1 key-unknown'],
  ['a key under another’s id', (f) => (f.keys[1]!.kid = f.keys[0]!.kid), 'file key-id-wrong'],
  [
    'the statement of another file',
    (f) => (f.statement = f.inclusion!.tree),
    'statement signature-of-another-kind',
  ],
  ['a member nobody knows', (f) => Object.assign(f, { note: 'trust me' }), '/note file-shape'],
  ['a member left out', (f) => Reflect.deleteProperty(f.history[2]!, 'salt'), '/history/2/salt file-shape'],
];

describe('tampering with a file', () => {
  it.each(IN_THE_FILE)('finds %s, and where', (_what, change, first) => {
    const file = structuredClone(sound);
    change(file);
    expect(verdict(file)).toBe(first);
  });

  it('finds a forged signature', () => {
    const file = structuredClone(sound);
    const [header, payload, signature] = file.versions[0]!.receipt.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, lodgedAt: '2026-01-01T00:00:00.000Z' }));
    file.versions[0]!.receipt = `${header}.${forged.toString('base64url')}.${signature}`;
    expect(verdict(file)).toBe('versions/1 signature-wrong');
  });

  it.each(['', '{', '[]', 'null', '"text"', '{"format":"landport-evidence/2"}'])('refuses %p', (text) => {
    expect(verifyEvidence(text)).toMatchObject({ whole: false, faults: [{ code: /./ }] } as object);
  });
});

describe('a file forged as a whole', () => {
  it('passes by the keys that are in it, and not by the trader’s own', async () => {
    const forged = await new EvidenceBuilder().file();
    expect(verdict(forged)).toBe('whole');
    const keys = readPinnedKeys(builder.keySet);
    expect(verdict(forged, { keys })).toBe('versions/1 key-unknown');
  });

  it('does not make a trader’s key valid for longer than the trader’s copy says', async () => {
    const [now, old] = builder.keys;
    const keys = readPinnedKeys(
      JSON.stringify({ keys: [now, { ...old, validTo: '2026-03-02T08:05:00.000Z' }] }),
    );
    expect(verdict(sound, { keys })).toBe('versions/1 key-not-valid-then');
  });
});

describe('a window whose database was tampered with', () => {
  it('cannot cut off a tail that a signed tree holds, whatever it signs then', async () => {
    const contents = await builder.contents();
    const cut = await builder.signed({ ...contents, history: builder.history(2) });
    expect(verdict(cut)).toBe('history/3 tail-missing');
  });

  it('cannot write the history anew from before the tree', async () => {
    const contents = await builder.contents();
    contents.history[0]!.content = contents.history[0]!.content!.replace('because', 'becausE');
    expect(verdict(await builder.signed({ ...contents, history: rechain(contents.history) }))).toBe(
      'inclusion not-in-tree',
    );
  });

  it('cannot change what was lodged: the trader’s own receipt differs', async () => {
    const contents = await builder.contents();
    const bytes = Buffer.from('{"first":"other"}');
    contents.versions[0] = {
      ...contents.versions[0]!,
      bytes: bytes.toString('base64'),
      receipt: await builder.oldSigner.sign({
        filingId: contents.filing.id,
        version: 1,
        kind: contents.filing.kind,
        reference: contents.filing.reference,
        organisationId: contents.filing.organisationId,
        lodgedAt: '2026-03-02T08:10:00.000Z',
        digest: sha256(bytes),
      }),
    };
    const receipt = await builder.receipt(1);
    const file = await builder.signed(contents);
    expect(verdict(file)).toBe('whole');
    expect(verdict(file, { receipt })).toBe('own receipt own-receipt-differs');
    expect(verdict(sound, { receipt })).toBe('whole');
  });

  it('cannot tell two stories to those who keep tree heads', async () => {
    const kept = async (tree: number, previous: string | null, length = 3) => ({
      signedHead: (await builder.inclusion(length, tree, previous)).tree,
    });
    const sixth = await kept(6, null);
    const seventh = await kept(7, sha256(sixth.signedHead));
    const inclusion = await builder.inclusion(3, 7, sha256(sixth.signedHead));
    const file = await builder.signed({ ...(await builder.contents()), inclusion });
    const trees = (...items: object[]) => ({ trees: JSON.stringify({ items }) });
    expect(verdict(file, trees(seventh, sixth))).toBe('whole');
    expect(verdict(file, trees(sixth))).toBe('inclusion tree-not-witnessed');
    expect(verdict(file, trees(sixth, await kept(7, 'cd'.repeat(32))))).toBe('trees/7 tree-not-linked');
    expect(verdict(file, trees(await kept(7, null, 2)))).toBe('inclusion tree-signed-twice');
    expect(verdict(file, trees({ signedHead: await builder.receipt(1) }))).toBe(
      'trees signature-of-another-kind',
    );
    expect(verdict(file, { trees: 'nonsense' })).toBe('trees trees-unreadable');
  });
});

describe('the words of the verifier', () => {
  it.each(CODES)('say %s in English and Chinese', (code) => {
    const values = {
      expected: 1,
      found: 2,
      signed: 3,
      kid: 'k',
      at: 't',
      name: 'n',
      place: 'p',
      tree: 4,
      length: 5,
      version: 6,
    };
    const [en, zh] = ['en', 'zh'].map((language) => inWords({ place: '', code, values }, language));
    expect(en).toMatch(/^[ -~]+$/);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${en}${zh}`).not.toMatch(/[{}]/);
  });

  it('are there for a stranger’s key', () => {
    const { x } = aSigner().publicJwk;
    expect(() => readPinnedKeys(JSON.stringify({ kty: 'EC', crv: 'P-256', x }))).toThrow('key-unreadable');
    expect(readPinnedKeys(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x })).size).toBe(1);
  });
});
