import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ServerFault, type Say } from '../process/running-server';
import { projectRoot } from '../project-root';

/**
 * Fetches Apache Kafka's jars into a folder, once. They come from Maven's own cache or its central repository, and
 * are moved into place whole, so that a broken download is never taken for a finished one.
 */
export async function fetchJars(folder: string, say: Say): Promise<void> {
  if (existsSync(folder)) return;
  say('fetching Apache Kafka with Maven');
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(unfinished, { recursive: true, force: true });
  const pom = join(projectRoot(), 'libs/local-servers/kafka/pom.xml');
  const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${unfinished}`];
  try {
    await promisify(execFile)('mvn', ['-q', '-B', '-f', pom, ...copy]);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    const words = (error as { stdout?: string }).stdout?.trim().split('\n')[0] ?? String(error);
    throw new ServerFault(`Maven could not fetch Apache Kafka: ${words}`);
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Somebody else was quicker; theirs is as good.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
