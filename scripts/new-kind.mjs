// npm run new-kind -- <name> [--title "Reading room"] [--body cq-culture-bureau] [--mode approval]
// Writes a package of a new filing kind that works as it stands: its texts are to be replaced, its tests pass.
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newPackage, MODES } from './new-kind/package.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const USAGE = `npm run new-kind -- <name> [--title "Reading room"] [--body <organisation>] [--mode ${MODES.join('|')}]`;

class Refused extends Error {}

function wantedKind() {
  let read;
  try {
    read = parseArgs({
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        body: { type: 'string', default: 'cq-communications-administration' },
        mode: { type: 'string', default: 'approval' },
        folder: { type: 'string', default: join(root, 'libs/kinds/packages') },
      },
    });
  } catch (error) {
    throw new Refused(`${error.message}\n${USAGE}`);
  }
  const { positionals, values } = read;
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new Refused(`One name is wanted.\n${USAGE}`);
  if (!/^[a-z]+(-[a-z]+)*$/.test(name) || name.length > 60)
    throw new Refused(
      `${name} is no name of a kind: lower-case words joined by hyphens, at most 60 letters.`,
    );
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.body))
    throw new Refused(`${values.body} is no organisation: lower-case words and digits joined by hyphens.`);
  if (!MODES.includes(values.mode))
    throw new Refused(`${values.mode} is no way of deciding; choose one of ${MODES.join(', ')}.`);
  const title = values.title ?? name[0].toUpperCase() + name.slice(1).replaceAll('-', ' ');
  if (title.trim() === '') throw new Refused('The title is empty.');
  return { ...values, name, title };
}

const isThere = (path) => stat(path).then(Boolean, () => false);

async function write() {
  const wanted = wantedKind();
  const home = join(wanted.folder, wanted.name);
  if (await isThere(home))
    throw new Refused(`${wanted.name} is there already: ${relative(process.cwd(), home)}`);
  // The day at the desk of whoever writes it.
  const day = new Date().toLocaleDateString('sv-SE');
  const folder = join(home, day);
  for (const [file, content] of Object.entries(newPackage(wanted, day))) {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
  console.log(`${relative(process.cwd(), folder)} is a kind that works.
  1. Replace its texts, and shape schema.json and rules.json: docs/guides/add-a-kind.md
  2. npm test -- libs/kinds
  3. npm run reference`);
}

try {
  await write();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
