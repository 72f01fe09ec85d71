import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const compose = (): Compose => parse(read('docker-compose.yml'), { merge: true }) as Compose;

/** Services and volumes that a service counts on and that there are not: what Compose's loader leaves to `up`. */
const dangling = ({ services, volumes }: Compose): string[] =>
  Object.entries(services).flatMap(([name, { depends_on = {}, volumes: mounts = [] }]) => [
    ...Object.keys(depends_on)
      .filter((each) => services[each] === undefined)
      .map((each) => `${name} → ${each}`),
    ...mounts.filter((each) => !((each.split(':')[0] ?? '') in volumes)).map((each) => `${name} → ${each}`),
  ]);

describe('what is deployed', () => {
  const deployed = ['Dockerfile', 'docker-compose.yml', ...globSync('k8s/base/*.yaml', { cwd: root })];

  it('runs programs that the build makes', () => {
    const programs = deployed.flatMap((file) => read(file).match(/dist\/[\w/.-]+\.js/g) ?? []);

    expect(new Set(programs).size).toBe(6);
    expect(
      programs.filter((name) => !existsSync(join(root, name.replace(/^dist\/(.+)\.js$/, '$1.ts')))),
    ).toEqual([]);
  });

  it('points the gateway at ports where services listen', () => {
    const { services } = compose();
    const urls = Object.entries(services.gateway?.environment ?? {}).filter(([name]) =>
      /^(?!OIDC).*_URL$/.test(name),
    );

    expect(urls).toHaveLength(4);
    for (const [, url] of urls) {
      const { hostname, port } = new URL(url);
      expect(services[hostname]?.environment.PORT).toBe(port);
      expect(read(`k8s/base/${hostname}.yaml`)).toMatch(new RegExp(`name: PORT\\s+value: '${port}'`));
      expect(read(`k8s/base/${hostname}.yaml`)).toContain(`containerPort: ${port}`);
      expect(read('k8s/base/gateway.yaml')).toContain(url);
    }
  });

  it('counts on nothing that is not there', () => {
    const { services, volumes } = compose();

    expect(dangling({ services, volumes })).toEqual([]);
    expect(
      dangling({ services: { ...services, b: { environment: {}, volumes: ['c:/d'] } }, volumes: {} }),
    ).toEqual(expect.arrayContaining(['b → c:/d', 'postgres → postgres:/var/lib/postgresql']));
    expect(dangling({ services: { b: { environment: {}, depends_on: { c: {} } } }, volumes })).toEqual([
      'b → c',
    ]);
  });

  it('copies into the image what a build needs', () => {
    const taken = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));

    expect(taken.filter((name) => !existsSync(join(root, name)))).toEqual([]);
    expect(taken).toEqual(expect.arrayContaining(['apps', 'libs', 'scripts', '.swcrc', 'package-lock.json']));
  });
});
