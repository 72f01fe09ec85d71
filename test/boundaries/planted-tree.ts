import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

/** Packages that planted files import: empty, so that no proof hangs on what is installed. */
const PACKAGES = ['decimal.js', 'kafkajs', 'pg', '@nestjs/common'];

/** `rule: from → to` for every violation. */
export type Finding = string;

/** A checkout with the walls of this one and nothing else in it but what a test plants. */
export class PlantedTree implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'landport-walls-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
      copyFileSync(join(root, name), join(this.folder, name));
    }
    for (const name of PACKAGES) {
      this.write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      this.write(`node_modules/${name}/index.js`, '');
    }
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  /** What `npm run check:boundaries` says of the tree. */
  async findings(): Promise<Finding[]> {
    const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const args = [
      cli,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'apps',
      'libs',
      'packages',
    ];
    const output = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, args, { cwd: this.folder }, (error, stdout, stderr) =>
        stdout === '' ? reject(error ?? new Error(stderr)) : resolve(stdout),
      );
    });
    const { summary } = JSON.parse(output) as {
      summary: { violations: { rule: { name: string }; from: string; to: string }[] };
    };
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }
}
