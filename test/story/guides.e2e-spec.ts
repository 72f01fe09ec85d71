import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { closeWindow, newFolder, openWindow, type OpenWindow } from '../standalone/open-window';

const ROOT = join(__dirname, '../..');
/** In the order in which the guides tell to run them: what one lodges, the other decides. */
const GUIDES = ['traders', 'officers'];

/** All that a guide has its reader type. */
const commandsOf = (guide: string): string =>
  [...readFileSync(join(ROOT, `docs/guides/${guide}.md`), 'utf8').matchAll(/^```sh\n(.*?)^```/gms)]
    .map(([, block]) => block)
    .join('');

describe('the guides', () => {
  let open: OpenWindow;
  beforeAll(async () => {
    open = await openWindow(newFolder());
  }, 120_000);
  afterAll(() => closeWindow(open), 60_000);

  it('run as they stand', async () => {
    const folder = join(open.folder, 'reader');
    mkdirSync(folder);
    const modules = realpathSync(join(ROOT, 'node_modules'));
    symlinkSync(modules, join(folder, 'node_modules'));
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', GUIDES.map(commandsOf).join('')], {
      cwd: folder,
      env: {
        ...process.env,
        ACCESS: join(open.folder, 'access.json'),
        PATH: [join(modules, '.bin'), process.env['PATH']].join(delimiter),
      },
    });
    let [said, complained] = ['', ''];
    shell.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    shell.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    const status = await new Promise((resolve) => shell.on('close', resolve));
    if (status !== 0) throw new Error(`ended with ${String(status)}\n${said.slice(-2_000)}\n${complained}`);
    for (const told of [
      '"valid":true',
      'so a late save is refused',
      'WHOLE: nothing in this file is other than it was signed.',
      'so a changed copy is found out',
      '"state":"proposed"',
      'approved\n',
    ])
      expect(said).toContain(told);
  }, 120_000);
});
