/** The walls of the house. Each rule is proved by a planted violation in test/boundaries. */
const apps = ['gateway', 'filing', 'customs-zone', 'air-transit', 'notification', 'standalone'];

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle has no first file to read.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    ...apps
      .filter((app) => app !== 'standalone')
      .map((app) => ({
        name: `apps-meet-only-in-contracts-${app}`,
        severity: 'error',
        comment: 'What a service needs of another it learns from events.',
        from: { path: `^apps/${app}/` },
        to: { path: '^apps/', pathNot: `^apps/${app}/` },
      })),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Aggregates take time and randomness as arguments and touch nothing.',
      from: { path: '^(apps/[^/]+/src/domain|libs/domain/src)/', pathNot: 'spec\\.ts$' },
      to: {
        pathNot: '^(apps/[^/]+/src/domain/|libs/domain/src/|libs/contracts/src/|node_modules/decimal\\.js)',
      },
    },
    {
      name: 'the-verifier-stands-alone',
      severity: 'error',
      comment: 'An error that it shared with the window could hide there, and a trader has nothing but Node.',
      from: { path: '^packages/landport-verify/' },
      to: { pathNot: '^(packages/landport-verify/|(node:)?(crypto|fs|util)$)' },
    },
    {
      name: 'the-window-does-without-the-verifier',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { path: '^packages/' },
    },
    {
      name: 'kafkajs-only-in-messaging',
      severity: 'error',
      from: { pathNot: '^(libs/messaging|libs/testing|test)/' },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'test-helpers-only-in-specs',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(spec\\.ts$|^libs/testing/)' },
      to: { path: '^libs/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
    exclude: { path: '(^|/)(dist|coverage)/' },
  },
};
