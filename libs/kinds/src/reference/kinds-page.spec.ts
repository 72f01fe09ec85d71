import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPackages } from '../package/load-packages';
import { kindsMarkdown } from './kinds-page';

describe('docs/kinds.md', () => {
  it('is as the packages are; npm run reference writes it', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/kinds.md'), 'utf8');
    expect(page).toBe(kindsMarkdown(loadPackages()));
  });
});
