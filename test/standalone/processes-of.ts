import { execFileSync } from 'node:child_process';

export interface SystemProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** A process and all that it started, and they in turn. */
export function processesOf(root: number): SystemProcess[] {
  const all = execFileSync('ps', ['-A', '-ww', '-o', 'ppid=,pid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .flatMap((line): SystemProcess[] => {
      const [, parent, pid, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
  return found;
}
