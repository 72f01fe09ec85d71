import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KindExample, KindHeader, KindPackage } from './kind-package';
import { KindParameter, KindRule } from './kind-rule';
import { readShape, UnusablePackage } from './read-shape';

/** The packages that come with Landport; works from source and from dist, to which .json files are copied. */
export const SHIPPED_PACKAGES = join(__dirname, '../../packages');

/**
 * Reads every `<folder>/<kind>/<validFrom>/`.
 * @param isWanted  asked before a package is read
 * @throws UnusablePackage naming the first file that is missing, not JSON or not of its shape
 */
export function loadPackages(
  folder: string = SHIPPED_PACKAGES,
  isWanted: (kind: string, validFrom: string) => boolean = () => true,
): KindPackage[] {
  return foldersIn(folder).flatMap((kind) =>
    foldersIn(join(folder, kind))
      .filter((validFrom) => isWanted(kind, validFrom))
      .map((validFrom) => loadNamed(join(folder, kind, validFrom), kind, validFrom)),
  );
}

function loadNamed(place: string, kind: string, validFrom: string): KindPackage {
  const loaded = loadPackage(place);
  const { header } = loaded;
  if (header.kind !== kind || header.validFrom !== validFrom) {
    throw new UnusablePackage(place, `kind.json says ${header.kind} from ${header.validFrom}`);
  }
  return loaded;
}

function loadPackage(folder: string): KindPackage {
  return {
    header: readShape(join(folder, 'kind.json'), KindHeader),
    schema: readShape(join(folder, 'schema.json'), z.record(z.string(), z.unknown())),
    rules: readShape(join(folder, 'rules.json'), z.array(KindRule)),
    parameters: readShape(join(folder, 'parameters.json'), z.array(KindParameter)),
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
    .map((name) => readShape(join(folder, name), KindExample));

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
