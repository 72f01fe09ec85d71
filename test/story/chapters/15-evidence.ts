import { listReceiptKeys } from '@landport/contracts';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Teller } from '../teller';

const OWNER = 'yuzhou-imports';
const VERIFIER = join(dirname(require.resolve('landport-verify')), '../bin/landport-verify.mjs');

interface Evidence {
  readonly versions: { bytes: string }[];
  readonly history: object[];
}

/** Everything that proves a filing, in one file, checked without the window; a changed copy is found out. */
export async function evidence(teller: Teller, filingId: string): Promise<void> {
  teller.chapter('Evidence');
  const folder = mkdtempSync(join(tmpdir(), 'landport-story-'));
  try {
    const { text } = await teller.ask(200, OWNER, 'GET', `/v1/filings/${filingId}/evidence`);
    const keys = join(folder, 'keys.json');
    const known = await teller.get(OWNER, '/v1/receipt-keys', listReceiptKeys.answers[200].shape);
    writeFileSync(keys, JSON.stringify(known));
    const check = (name: string, content: string) => {
      const file = join(folder, name);
      writeFileSync(file, content);
      const { status, stdout } = spawnSync(
        process.execPath,
        [VERIFIER, file, '--key', keys, '--lang', 'en'],
        { encoding: 'utf8' },
      );
      return { status, lines: stdout.split('\n') };
    };
    const whole = check('evidence.json', text);
    teller.expect('the evidence', whole.status, 0);
    teller.tell('`npx landport-verify` finds it whole, without a network', whole.lines[0]);

    for (const [what, change] of CHANGES) {
      const copy = JSON.parse(text) as Evidence;
      change(copy);
      const found = check('copy.json', JSON.stringify(copy));
      teller.expect(`a copy with ${what}`, found.status, 1);
      teller.tell(`A copy with ${what} is found out`, found.lines[1]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const CHANGES: readonly (readonly [string, (copy: Evidence) => void])[] = [
  [
    'one other figure in what was sent',
    ({ versions: [version] }) => {
      const sent = Buffer.from(version!.bytes, 'base64').toString('utf8');
      version!.bytes = Buffer.from(sent.replace(/\d(?=\D*$)/, '0')).toString('base64');
    },
  ],
  ['its last entry cut off', ({ history }) => void history.pop()],
];
