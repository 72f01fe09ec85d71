import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lostCommands, lostLinks, lostPaths, papers, root } from './claims';

const read = (paper: string): string => readFileSync(join(root, paper), 'utf8');

describe('what people read', () => {
  it.each(papers())('%s names files, links and commands that there are', (paper) => {
    const text = read(paper);

    expect([...lostPaths(text), ...lostLinks(paper, text), ...lostCommands(text)]).toEqual([]);
  });

  it('is checked: what there is not is found', () => {
    expect(
      lostPaths('see `apps/filing/src/nowhere.ts`, `libs/domain/src` and `apps/*/src/*.config.ts`'),
    ).toEqual(['apps/filing/src/nowhere.ts']);
    expect(
      lostLinks('docs/promises.md', '[a](guides/operating.md) [b](nowhere.md#c) [d](https://example.org)'),
    ).toEqual(['nowhere.md']);
    expect(
      lostCommands(
        'npm ci && npm run check\nnpm run fly\n`npm test -- test/papers test/nowhere`, npm and more',
      ),
    ).toEqual(['fly', 'test/nowhere']);
  });

  it('lists every decision once, in order', () => {
    const records = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    const listed = [...read('docs/decisions/README.md').matchAll(/\((\d{4}-[\w-]+\.md)\)/g)].map(
      ([, name]) => name,
    );

    expect(listed).toEqual(records.sort());
    for (const [index, name] of records.entries()) {
      expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-`));
      for (const part of ['Context', 'Decision', 'Consequences']) {
        expect(read(`docs/decisions/${name}`)).toContain(`## ${part}`);
      }
    }
  });
});
