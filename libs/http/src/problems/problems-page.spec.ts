import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from './catalogue';
import { problemsMarkdown } from './problems-page';

const ROOT = join(__dirname, '../../../..');
const CODE = /\b(?:readonly )?code(?::| =) '([a-z-]+\/[a-z-]+)'/g;

/** Codes of faults within `errors` are no problems of their own. */
const FAULTS = /^(field|rule|schema)\//;

const codesInSources = (): Set<string> => {
  const codes = new Set<string>();
  for (const area of ['apps', 'libs'])
    for (const file of readdirSync(join(ROOT, area), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || /spec\.ts$|(^|\/)test\//.test(file)) continue;
      for (const [, code = ''] of readFileSync(join(ROOT, area, file), 'utf8').matchAll(CODE))
        if (!FAULTS.test(code)) codes.add(code);
    }
  return codes;
};

describe('docs/problems.md', () => {
  it('is what `npm run reference` writes', () => {
    expect(readFileSync(join(ROOT, 'docs/problems.md'), 'utf8')).toBe(problemsMarkdown());
  });

  it('has an entry for every code that the sources refuse with', () => {
    const missing = [...codesInSources()].filter((code) => !Object.hasOwn(PROBLEMS, code));
    expect(missing).toEqual([]);
  });
});
