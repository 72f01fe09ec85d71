import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const OLDEST_JAVA = 17;
const OR_ELSE = 'or set KAFKA_BROKERS to brokers of yours';

/** What this machine lacks to run Apache Kafka, with the remedy; nothing when it can. */
export function whyNoKafka(jarsAreThere = false): string | undefined {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error)
    return `Apache Kafka needs java ${OLDEST_JAVA} or newer, and there is no java: install one, ${OR_ELSE}`;
  const version = Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1]);
  if (!(version >= OLDEST_JAVA)) {
    return `Apache Kafka needs java ${OLDEST_JAVA} or newer, and java here is ${version}: install a newer one, ${OR_ELSE}`;
  }
  if (!jarsAreThere && !isOnPath('mvn')) {
    return `Apache Kafka is fetched by mvn (Maven), and there is no mvn: install it, ${OR_ELSE}`;
  }
  return undefined;
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
