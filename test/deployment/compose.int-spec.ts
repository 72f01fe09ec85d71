import { describeWhere } from '@landport/testing';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTES, program } from './tools';

const text = readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8');

/** What Compose's own loader says of a file: nothing, or why it refuses it. */
async function composeFindings(compose: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'landport-compose-'));
  try {
    const file = join(folder, 'docker-compose.yml');
    writeFileSync(file, compose);
    const loader = await program('compose-go');
    return await new Promise((resolve) => {
      execFile(loader, ['-no-interpolation', file], (error, _, stderr) =>
        resolve(error === null ? '' : stderr),
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeWhere('manifest-tools', 'docker-compose.yml', () => {
  it(
    'is taken by the loader of Docker Compose',
    async () => expect(await composeFindings(text)).toBe(''),
    MINUTES,
  );

  it.each([
    [
      'an unknown field',
      text.replace('retries: 3', 'retires: 3'),
      "additional properties 'retires' not allowed",
    ],
    ['a value of the wrong type', text.replace('init: true', 'init: [true]'), 'must be a boolean'],
  ])(
    'is judged: %s is refused',
    async (_, planted, refusal) => expect(await composeFindings(planted)).toContain(refusal),
    MINUTES,
  );
});
