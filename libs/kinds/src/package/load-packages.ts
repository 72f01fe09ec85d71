import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KindExample, KindHeader, KindPackage } from './kind-package';
import { KindParameter, KindRule } from './kind-rule';

/** The packages that come with Landport; works from source and from dist, to which .json files are copied. */
export const SHIPPED_PACKAGES = join(__dirname, '../../packages');

/** A package's file that cannot be used; says which and why, so that whoever writes kinds can mend it. */
export class UnusablePackage extends Error {
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'UnusablePackage';
  }
}

/**
 * Reads every `<folder>/<kind>/<validFrom>/`.
 * @throws UnusablePackage naming the first file that is missing, not JSON or not of its shape
 */
export function loadPackages(folder: string = SHIPPED_PACKAGES): KindPackage[] {
  return foldersIn(folder).flatMap((kind) =>
    foldersIn(join(folder, kind)).map((validFrom) => {
      const place = join(folder, kind, validFrom);
      const loaded = loadPackage(place);
      const { header } = loaded;
      if (header.kind !== kind || header.validFrom !== validFrom) {
        throw new UnusablePackage(place, `kind.json says ${header.kind} from ${header.validFrom}`);
      }
      return loaded;
    }),
  );
}

function loadPackage(folder: string): KindPackage {
  return {
    header: read(join(folder, 'kind.json'), KindHeader),
    schema: read(join(folder, 'schema.json'), z.record(z.string(), z.unknown())),
    rules: read(join(folder, 'rules.json'), z.array(KindRule)),
    parameters: read(join(folder, 'parameters.json'), z.array(KindParameter)),
    examples: {
      pass: examplesIn(join(folder, 'examples/pass')),
      fail: examplesIn(join(folder, 'examples/fail')),
    },
  };
}

const examplesIn = (folder: string): KindExample[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => read(join(folder, name), KindExample));

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

function read<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UnusablePackage(file, (error as Error).message);
  }
  const parsed = shape.safeParse(content);
  if (!parsed.success) throw new UnusablePackage(file, z.prettifyError(parsed.error));
  return parsed.data;
}
