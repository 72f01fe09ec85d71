// Compiles only what changed since the last build into dist/: TypeScript by swc, every other file by copy.
import { transformFile } from '@swc/core';
import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist');
const asset = /\.(sql|json|html|css|js|svg|md)$/;

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

const newer = async (source, target) => {
  const [from, to] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  return to === undefined || from.mtimeMs > to.mtimeMs;
};

async function compile(source, target) {
  const { code, map } = await transformFile(source, { cwd: root, sourceMaps: true, filename: source });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(`${target}.map`, map);
  await writeFile(target, `${code}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`);
}

async function build() {
  const all = process.argv.includes('--clean');
  const rules = [join(root, '.swcrc'), fileURLToPath(import.meta.url), join(root, 'package-lock.json')];
  const stamp = join(out, '.built');
  const rulesChanged = (await Promise.all(rules.map((rule) => newer(rule, stamp)))).some(Boolean);
  if (all || rulesChanged) await rm(out, { recursive: true, force: true });

  const sources = (await Promise.all(['apps', 'libs', 'test'].map((f) => filesBelow(join(root, f))))).flat();
  const wanted = new Set([stamp]);
  let changed = 0;
  for (const source of sources) {
    const name = join(out, relative(root, source));
    if (source.endsWith('.d.ts') || /[.-](spec)\.ts$/.test(source)) continue;
    const isCode = source.endsWith('.ts');
    if (!isCode && !asset.test(source)) continue;
    const target = isCode ? name.replace(/\.ts$/, '.js') : name;
    wanted.add(target).add(`${target}.map`);
    if (!(await newer(source, target))) continue;
    changed += 1;
    if (isCode) await compile(source, target);
    else await mkdir(dirname(target), { recursive: true }).then(() => copyFile(source, target));
  }
  for (const left of await filesBelow(out)) if (!wanted.has(left)) await rm(left);
  await mkdir(out, { recursive: true });
  await writeFile(stamp, new Date().toISOString());
  if (changed > 0) console.log(`built ${changed} file${changed === 1 ? '' : 's'}`);
}

await build();
