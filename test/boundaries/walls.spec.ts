import { PlantedTree } from './planted-tree';

const { forbidden } = require('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

const imports = (...names: string[]): string => names.map((name) => `import '${name}';\n`).join('');

/** Everything that the walls allow and that stands close to what they forbid. */
const ALLOWED = {
  'libs/contracts/src/index.ts': 'export const contracts = 1;\n',
  'packages/landport-verify/src/index.mjs': imports('node:crypto', 'node:util', 'node:fs'),
  'libs/domain/src/index.ts': imports('decimal.js'),
  'libs/platform/src/index.ts': imports('pg'),
  'libs/messaging/src/index.ts': imports('kafkajs', '@landport/platform'),
  'libs/testing/src/index.ts': imports('@landport/messaging', 'kafkajs'),
  'apps/filing/src/domain/filing.ts': imports('@landport/domain', '@landport/contracts', 'decimal.js'),
  'apps/filing/src/domain/filing.spec.ts': imports('./filing', '@landport/testing'),
  'apps/filing/src/submit-filing/submit-filing.handler.ts': imports('../domain/filing', '@landport/platform'),
  'apps/filing/src/main.ts': imports('./submit-filing/submit-filing.handler'),
  'apps/gateway/src/main.ts': imports('@landport/contracts'),
  'apps/customs-zone/src/main.ts': imports('@landport/contracts'),
  'apps/air-transit/src/main.ts': imports('@landport/contracts'),
  'apps/notification/src/main.ts': imports('@landport/contracts'),
  'apps/standalone/src/main.ts': imports('../../filing/src/main', '../../gateway/src/main'),
};

/** One violation for each wall: the file that is planted, what it says, and what must be found. */
const PLANTED: readonly {
  readonly file: string;
  readonly text: string;
  readonly found: readonly string[];
}[] = [
  {
    file: 'libs/domain/src/chicken.ts',
    text: imports('./egg'),
    found: ['no-cycles: libs/domain/src/chicken.ts → libs/domain/src/egg.ts'],
  },
  {
    file: 'libs/platform/src/knows-an-app.ts',
    text: imports('../../../apps/filing/src/main'),
    found: ['libs-know-no-app: libs/platform/src/knows-an-app.ts → apps/filing/src/main.ts'],
  },
  ...['gateway', 'customs-zone', 'air-transit', 'notification'].map((app) => ({
    file: `apps/${app}/src/peeks.ts`,
    text: imports('../../filing/src/main'),
    found: [`apps-meet-only-in-contracts-${app}: apps/${app}/src/peeks.ts → apps/filing/src/main.ts`],
  })),
  {
    file: 'apps/filing/src/peeks.ts',
    text: "import type { Zone } from '../../customs-zone/src/main';\nexport type Z = Zone;\n",
    found: ['apps-meet-only-in-contracts-filing: apps/filing/src/peeks.ts → apps/customs-zone/src/main.ts'],
  },
  {
    file: 'apps/filing/src/domain/reads-files.ts',
    text: imports('node:fs'),
    found: ['domain-is-pure: apps/filing/src/domain/reads-files.ts → fs'],
  },
  {
    file: 'apps/filing/src/domain/knows-nest.ts',
    text: imports('@nestjs/common'),
    found: ['domain-is-pure: apps/filing/src/domain/knows-nest.ts → node_modules/@nestjs/common/index.js'],
  },
  {
    file: 'packages/landport-verify/src/trusts-the-window.mjs',
    text: imports('../../../libs/domain/src/index.ts'),
    found: [
      'the-verifier-stands-alone: packages/landport-verify/src/trusts-the-window.mjs → libs/domain/src/index.ts',
    ],
  },
  {
    file: 'packages/landport-verify/src/asks-the-network.mjs',
    text: imports('node:https'),
    found: ['the-verifier-stands-alone: packages/landport-verify/src/asks-the-network.mjs → https'],
  },
  {
    file: 'apps/filing/src/submit-filing/judges-itself.ts',
    text: imports('../../../../packages/landport-verify/src/index.mjs'),
    found: [
      'the-window-does-without-the-verifier: apps/filing/src/submit-filing/judges-itself.ts → packages/landport-verify/src/index.mjs',
    ],
  },
  {
    file: 'apps/filing/src/submit-filing/speaks-kafka.ts',
    text: imports('kafkajs'),
    found: [
      'kafkajs-only-in-messaging: apps/filing/src/submit-filing/speaks-kafka.ts → node_modules/kafkajs/index.js',
    ],
  },
  {
    file: 'apps/filing/src/submit-filing/cheats.ts',
    text: imports('@landport/testing'),
    found: [
      'test-helpers-only-in-specs: apps/filing/src/submit-filing/cheats.ts → libs/testing/src/index.ts',
    ],
  },
];

describe('the walls of the house', () => {
  it('leave what is allowed in peace', async () => {
    using tree = new PlantedTree(ALLOWED);

    expect(await tree.findings()).toEqual([]);
  });

  it('find each planted violation, and nothing beside it', async () => {
    const planted = Object.fromEntries(PLANTED.map(({ file, text }) => [file, text]));
    using tree = new PlantedTree({
      ...ALLOWED,
      ...planted,
      'libs/domain/src/egg.ts': imports('./chicken'),
    });

    expect(await tree.findings()).toEqual(PLANTED.flatMap(({ found }) => found).sort());
  });

  it('are each proved by a planted violation', () => {
    const proved = new Set(PLANTED.flatMap(({ found }) => found).map((each) => each.split(':')[0]));

    expect([...proved].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });
});
