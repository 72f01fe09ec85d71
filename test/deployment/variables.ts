import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

const root = join(__dirname, '../..');

/** Names of variables, by the program that reads them or is given them. */
export type Variables = Readonly<Record<string, readonly string[]>>;

interface Schema {
  readonly shape: Readonly<Record<string, unknown>>;
}

/** What each program's configuration schema takes from the environment. */
export function variablesRead(): Variables {
  const services = globSync('apps/*/src/*.config.ts', { cwd: root }).filter(
    (file) => !file.includes('standalone'),
  );
  const files = [...services, 'apps/standalone/src/deploy/deploy.config.ts'];
  return Object.fromEntries(
    files.map((file) => {
      const exported = Object.values(require(join(root, file)) as Record<string, unknown>);
      const schema = exported.find((each): each is Schema => typeof (each as Schema).shape === 'object');
      if (schema === undefined) throw new Error(`${file} exports no schema`);
      return [basename(file, '.config.ts'), Object.keys(schema.shape)];
    }),
  );
}

/** What docker-compose.yml gives to each container of the image. */
export function variablesInCompose(text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')): Variables {
  const { services } = parse(text, { merge: true }) as {
    services: Record<string, { image: string; environment: Record<string, string> }>;
  };
  const ours = Object.entries(services).filter(([, { image }]) => image === 'landport');
  return Object.fromEntries(ours.map(([name, { environment }]) => [name, Object.keys(environment)]));
}

interface Container {
  readonly env?: readonly { readonly name: string }[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
}
interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly template?: { readonly spec: { readonly containers: readonly Container[] } };
    readonly jobTemplate?: Workload;
  };
}

export const baseManifests = (): string =>
  globSync('k8s/base/*.yaml', { cwd: root, exclude: ['**/every-service.yaml', '**/kustomization.yaml'] })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('---\n');

/** What the manifests give to each workload, by its own variables and by the ConfigMaps that it takes whole. */
export function variablesInKubernetes(text = baseManifests()): Variables {
  const manifests = parseAllDocuments(text).map((document) => document.toJS() as Workload);
  const maps = new Map(
    manifests
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata, data }) => [metadata.name, Object.keys(data ?? {})]),
  );
  const workloads = manifests.flatMap(({ kind, metadata, spec }) => {
    const template = kind === 'CronJob' ? spec.jobTemplate?.spec.template : spec?.template;
    const container = template?.spec.containers[0];
    return container === undefined ? [] : [{ name: metadata.name, container }];
  });
  return Object.fromEntries(
    workloads.map(({ name, container: { env = [], envFrom = [] } }) => [
      name,
      [
        ...envFrom.flatMap(({ configMapRef }) => maps.get(configMapRef.name) ?? []),
        ...env.map((each) => each.name),
      ],
    ]),
  );
}

/** What is read and not set, set and not read, or set twice. */
export function differences(read: Variables, set: Variables): string[] {
  return Object.entries(read).flatMap(([program, wanted]) => {
    const given = set[program];
    if (given === undefined) return [`${program} is not deployed`];
    return [
      ...wanted
        .filter((name) => !given.includes(name))
        .map((name) => `${program} reads ${name}, which is not set`),
      ...given.filter((name) => !wanted.includes(name)).map((name) => `${program} does not read ${name}`),
      ...given
        .filter((name, at) => given.indexOf(name) !== at)
        .map((name) => `${program} is given ${name} twice`),
    ];
  });
}
