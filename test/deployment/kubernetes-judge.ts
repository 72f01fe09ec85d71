import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { kubernetesSchemas, program } from './tools';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [field: string]: unknown;
}

export const manifestsIn = (text: string): Manifest[] =>
  parseAllDocuments(text).map((document) => document.toJS() as Manifest);

/** What `kubectl apply --kustomize` would send. */
export async function rendered(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(await program('kustomize'), ['build', folder], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

const DEFINITIONS = '_definitions.json';
const REFERENCE = '/api/_definitions.json#';

/**
 * Writes the schemas of these kinds, each whole in itself: they are published with an address each, which kubeconform
 * would have to fetch to follow a reference.
 */
function gather(source: string, target: string, manifests: readonly Manifest[]): void {
  const read = (name: string): Record<string, unknown> => {
    const text = readFileSync(join(source, name), 'utf8').replaceAll(REFERENCE, '#');
    const { $id: _address, ...schema } = JSON.parse(text) as Record<string, unknown>;
    return schema;
  };
  const { $defs } = read(DEFINITIONS);
  mkdirSync(target, { recursive: true });
  for (const { apiVersion, kind } of manifests) {
    const suffix = apiVersion.split('/').map((part) => part.split('.')[0]);
    const name = `${[kind, ...suffix].join('-').toLowerCase()}.json`;
    writeFileSync(join(target, name), JSON.stringify({ ...read(name), $defs }));
  }
}

/** Kubeconform's findings on these manifests, by Kubernetes' own schemas, unknown fields refused. */
export async function kubernetesFindings(text: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'landport-manifests-'));
  try {
    gather(await kubernetesSchemas(), join(folder, 'schemas'), manifestsIn(text));
    writeFileSync(join(folder, 'all.yaml'), text);
    const location = join(folder, 'schemas/{{.ResourceKind}}{{.KindSuffix}}.json');
    const args = ['-strict', '-output', 'json', '-schema-location', location, join(folder, 'all.yaml')];
    const kubeconform = await program('kubeconform');
    const output = await new Promise<string>((resolve) =>
      execFile(kubeconform, args, (_, stdout) => resolve(stdout)),
    );
    const { resources } = JSON.parse(output) as { resources: { kind: string; name: string; msg: string }[] };
    return resources.map(({ kind, name, msg }) => `${kind} ${name}: ${msg}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
