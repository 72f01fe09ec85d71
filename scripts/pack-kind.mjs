// npm run -s pack-kind -- <folder of a version> prints the package as POST /v1/kinds/{kind}/versions takes it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const read = async (...path) => JSON.parse(await readFile(join(folder, ...path), 'utf8'));

async function examples(sort) {
  const names = (await readdir(join(folder, 'examples', sort))).filter((name) => name.endsWith('.json'));
  return Promise.all(names.sort().map((name) => read('examples', sort, name)));
}

try {
  if (folder === undefined)
    throw new Error('Name the folder of a version, such as libs/kinds/packages/permit/2026-01-01.');
  const [header, schema, rules, parameters] = await Promise.all(
    ['kind', 'schema', 'rules', 'parameters'].map((name) => read(`${name}.json`)),
  );
  const [pass, fail] = [await examples('pass'), await examples('fail')];
  console.log(JSON.stringify({ header, schema, rules, parameters, examples: { pass, fail } }));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
