import { spawnSync } from 'node:child_process';

const fails = (program: string, ...args: string[]): boolean => spawnSync(program, args).status !== 0;

/** What this machine lacks to fetch the programs that judge manifests; nothing when it has all. */
export function whyNoManifestTools(): string | undefined {
  if (fails('go', 'version'))
    return 'kubeconform, kustomize and compose-go are built by go, and there is no go';
  if (fails('python3', '-m', 'pip', '--version')) {
    return "Kubernetes' schemas are fetched by pip (PyPI), and there is no python3 with pip";
  }
  return undefined;
}
