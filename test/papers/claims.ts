import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const root = join(__dirname, '../..');

/** What people read. The references and the problem codes are made from code and tested there. */
export const papers = (): string[] => [
  'README.md',
  ...globSync('docs/{*.md,decisions/*.md,guides/*.md}', { cwd: root }),
];

const ROOMS = /^(apps|libs|test|k8s|docs|scripts|\.ci)\/[\w./*-]+$/;
const isThere = (path: string): boolean =>
  path.includes('*') ? globSync(path, { cwd: root }).length > 0 : existsSync(join(root, path));

/** Paths in the house that a text names and that there are not. */
export const lostPaths = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => ROOMS.test(path) && !isThere(path));

/** Links of a paper that lead nowhere. */
export const lostLinks = (paper: string, text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !existsSync(join(root, dirname(paper), target)));

/** Commands of npm that a text tells people to run and that there are not, and tests at paths that there are not. */
export function lostCommands(text: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const runs = [...text.matchAll(/(?:^\s*|`|&& )npm (?:run )?([a-z][\w:-]*)/gm)].map(([, name = '']) => name);
  const tests = [...text.matchAll(/\bnpm test -- ([\w./ -]+)/g)].flatMap(([, paths = '']) =>
    paths.trim().split(/\s+/),
  );
  return [
    ...runs.filter((name) => !['ci', 'install'].includes(name) && !(name in scripts)),
    ...tests.filter((path) => !holdsSpecs(path)),
  ];
}

const holdsSpecs = (path: string): boolean => {
  const folder = join(root, path);
  if (!existsSync(folder)) return globSync(`${path}*spec.ts`, { cwd: root }).length > 0;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => /spec\.ts$/.test(name));
};
