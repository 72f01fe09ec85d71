// Writes docs/reference, docs/problems.md and docs/kinds.md from the contracts, the problem catalogue and the packages
// of filing kinds, as built into dist/.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(join(root, 'dist/'));
const { referenceFiles } = require('./libs/contracts/src/index.js');
const { problemsMarkdown } = require('./libs/http/src/index.js');
const { kindsMarkdown, loadPackages } = require('./libs/kinds/src/index.js');

const reference = join(root, 'docs/reference');
// Pages in words beside them are written by hand.
for (const name of await readdir(reference)) {
  if (!name.endsWith('.md')) await rm(join(reference, name), { recursive: true });
}
for (const [name, text] of referenceFiles()) {
  await mkdir(dirname(join(reference, name)), { recursive: true });
  await writeFile(join(reference, name), text);
}
await writeFile(join(root, 'docs/problems.md'), problemsMarkdown());
await writeFile(join(root, 'docs/kinds.md'), kindsMarkdown(loadPackages()));
