import { spawnSync } from 'node:child_process';
import { arch, cpus, platform, release, totalmem } from 'node:os';

/** Where the figures were taken: they mean little elsewhere, except as quotients. */
export function machine(): string {
  const all = cpus();
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(0);
  const model = all[0]?.model.trim() ?? 'unknown';
  return `${all.length} × ${model}, ${gigabytes} GB, ${platform()} ${release()} ${arch()}, Node ${process.versions.node}`;
}

export const hasJava = (): boolean => spawnSync('java', ['-version']).status === 0;
