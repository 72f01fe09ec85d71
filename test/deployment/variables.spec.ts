import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  baseManifests,
  differences,
  variablesInCompose,
  variablesInKubernetes,
  variablesRead,
} from './variables';

const root = join(__dirname, '../..');
const PROGRAMS = ['air-transit', 'customs-zone', 'deploy', 'filing', 'gateway', 'notification'];

describe('the environment of every program', () => {
  const read = variablesRead();

  it('is described by a schema', () => {
    expect(Object.keys(read).sort()).toEqual(PROGRAMS);
  });

  it('is read by that schema alone', () => {
    const sources = globSync('{apps,libs}/**/*.ts', { cwd: root }).filter(
      (file) =>
        !/spec\.ts$|^libs\/(testing|local-servers)\/|^apps\/[^/]+\/test\/|^apps\/standalone\//.test(file),
    );
    const readers = sources.filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')));

    expect(readers.filter((file) => !/^apps\/[^/]+\/src\/main\.ts$/.test(file))).toEqual([]);
  });

  it('is set in docker-compose.yml, and nothing else is', () => {
    expect(differences(read, variablesInCompose())).toEqual([]);
  });

  it('is set in k8s/base, and nothing else is', () => {
    expect(differences(read, variablesInKubernetes())).toEqual([]);
    expect(variablesInKubernetes()['month-partitions']).toEqual(variablesInKubernetes().deploy);
  });
});

describe('a planted difference', () => {
  const read = { gateway: ['HOST', 'PORT', 'FILING_URL'] };
  const compose =
    'services:\n  gateway:\n    image: landport\n    environment: { HOST: a, PORT: b, FILING_URL: c }\n';

  it('is found in compose', () => {
    const typo = compose.replace('FILING_URL', 'FILINGS_URL');

    expect(differences(read, variablesInCompose(compose))).toEqual([]);
    expect(differences(read, variablesInCompose(typo))).toEqual([
      'gateway reads FILING_URL, which is not set',
      'gateway does not read FILINGS_URL',
    ]);
    expect(differences(read, variablesInCompose('services: {}'))).toEqual(['gateway is not deployed']);
  });

  it('is found in the manifests, in a ConfigMap too', () => {
    const { gateway = [] } = variablesInKubernetes();
    const moved = baseManifests().replace('OIDC_AUDIENCE:', 'OIDC_AUDIENCES:');

    expect(differences({ gateway }, variablesInKubernetes(moved))).toEqual([
      'gateway reads OIDC_AUDIENCE, which is not set',
      'gateway does not read OIDC_AUDIENCES',
    ]);
    expect(differences({ gateway }, { gateway: [...gateway, 'PORT'] })).toEqual([
      'gateway is given PORT twice',
    ]);
  });
});
