import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceBuilder, type Evidence } from './evidence-builder';

const PACKAGE = join(__dirname, '../../packages/landport-verify');
const BIN = join(PACKAGE, 'bin/landport-verify.mjs');

describe('landport-verify', () => {
  const builder = new EvidenceBuilder();
  const folder = mkdtempSync(join(tmpdir(), 'landport-verify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const kept = (name: string, text: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const run = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [BIN, ...args], {
      encoding: 'utf8',
      env: { LANG: 'en' },
    });
    return { status, stdout };
  };
  let sound: Evidence;
  let evidence: string;
  let keys: string;
  beforeAll(async () => {
    sound = await builder.file();
    evidence = kept('evidence.json', JSON.stringify(sound));
    keys = kept('keys.json', builder.keySet);
  });

  it('ends with 0 for a whole file, and says plainly what trust rests on', () => {
    const own = run(evidence, '--key', keys);
    expect(own).toMatchObject({ status: 0, stdout: expect.stringMatching(/^WHOLE/) });
    expect(own.stdout).toContain('Trust rests on the keys that you gave');
    expect(own.stdout).toContain('Entries from 4 on are in no tree yet');
    const inTheFile = run(evidence);
    expect(inTheFile.status).toBe(0);
    expect(inTheFile.stdout).toContain('a forger could have put their own there');
  });

  it('ends with 1 and names the first bad entry, in either language and as JSON', () => {
    const cut = structuredClone(sound);
    cut.history.splice(4);
    const file = kept('cut.json', JSON.stringify(cut));
    const told = run(file, '--key', keys);
    expect(told.status).toBe(1);
    expect(told.stdout).toMatch(/^NOT WHOLE\.\nFirst fault: history\/5: The tail is missing/);
    expect(run(file, '--lang', 'zh').stdout).toContain('history/5: 缺少尾部');
    const { whole, faults } = JSON.parse(run(file, '--json').stdout) as {
      whole: boolean;
      faults: { place: string; code: string; message: string }[];
    };
    expect([whole, faults[0]?.place, faults[0]?.code]).toEqual([false, 'history/5', 'tail-missing']);
  });

  it('checks a receipt alone: its text, its answer or its code, with the bytes that were sent', async () => {
    const receipt = await builder.receipt(1);
    const forms = [`${receipt}\n`, JSON.stringify({ id: 'x', version: 1, receipt })];
    const content = kept('sent.json', builder.sent[0]!);
    for (const [at, form] of forms.entries()) {
      const file = kept(`receipt-${at}`, form);
      const told = run('--receipt', file, '--key', keys, '--content', content);
      expect(told).toMatchObject({ status: 0, stdout: expect.stringContaining('reference: YZ-1') });
      expect(run(evidence, '--receipt', file, '--key', keys).status).toBe(0);
      const other = run('--receipt', file, '--key', keys, '--content', evidence);
      expect(other).toMatchObject({ status: 1, stdout: expect.stringContaining('bytes-edited') });
    }
  });

  it('takes a key in PEM too', () => {
    const [now] = builder.keys;
    const { createPublicKey } = require('node:crypto') as typeof import('node:crypto');
    const pem = createPublicKey({ key: now as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const told = run(evidence, '--key', kept('key.pem', pem));
    expect(told).toMatchObject({ status: 1, stdout: expect.stringContaining('versions/1') });
    expect(told.stdout).not.toContain('versions/2');
  });

  it.each([
    ['nothing', []],
    ['two files', ['a', 'b']],
    ['a file that is not there', ['/nowhere/evidence.json']],
    ['an option that there is not', ['--trust-me']],
    ['a receipt without a key', ['--receipt', __filename]],
    ['a key that is none', [__filename, '--key', __filename]],
  ])('ends with 2 when it is given %s', (_what, args) => {
    expect(run(...args).status).toBe(2);
  });

  it('hangs on nothing but Node: no network, no package, no code of the window', () => {
    const sources = ['bin', 'src'].flatMap((part) =>
      readdirSync(join(PACKAGE, part))
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => readFileSync(join(PACKAGE, part, name), 'utf8')),
    );
    const imported = new Set(
      sources.flatMap((text) => [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name!)),
    );
    const outside = [...imported].filter((name) => !/^(\.\/|\.\.\/src\/)[a-z-]+\.mjs$/.test(name));
    expect(outside.sort()).toEqual(['node:crypto', 'node:fs', 'node:util']);
    expect(sources.join('\n')).not.toMatch(/import\(|require\(|fetch\(/);
    const { dependencies } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
      dependencies?: unknown;
    };
    expect(dependencies).toBeUndefined();
  });
});
