import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = join(__dirname, '../../.cache');

/** For what builds its programs the first time. */
export const MINUTES = 5 * 60_000;

/** Programs that judge manifests, as their ordinary clients build them. Pinned, so that a verdict can be repeated. */
const PROGRAMS = {
  'compose-go': 'github.com/compose-spec/compose-go/v2/cmd@v2.16.2',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.0',
} as const;
const SCHEMAS = 'kubernetes-validate==1.37.0';

/** The program's path; built into .cache/bin the first time. */
export async function program(name: keyof typeof PROGRAMS): Promise<string> {
  const target = join(cache, 'bin', name);
  if (existsSync(target)) return target;
  const folder = join(cache, `bin.${process.pid}.${name}`);
  await run('go', ['install', PROGRAMS[name]], { env: { ...process.env, GOBIN: folder } });
  mkdirSync(join(cache, 'bin'), { recursive: true });
  const built = name === 'compose-go' ? 'cmd' : name;
  renameSync(join(folder, built), target);
  rmSync(folder, { recursive: true });
  return target;
}

/** Kubernetes' own schemas of one version, strict; fetched into .cache the first time. */
export async function kubernetesSchemas(): Promise<string> {
  const target = join(cache, 'kubernetes-schemas');
  if (existsSync(target)) return target;
  const folder = `${target}.${process.pid}`;
  const quietly = ['--quiet', '--disable-pip-version-check', '--no-deps'];
  await run('python3', ['-m', 'pip', 'install', ...quietly, '--target', folder, SCHEMAS]);
  // The package has a folder a version, tens of thousands of files in all.
  renameSync(join(folder, 'kubernetes_validate/kubernetes-json-schema/v1.37.0-local-strict'), target);
  rmSync(folder, { recursive: true });
  return target;
}
