import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Clock, randomness and timers come in through the ports of libs/platform, so that a test can hold them. */
const ports = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from a Clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from a Clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take randomness from a Randomness.',
  },
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval)$/]',
    message: 'Take timers from Timers.',
  },
  ...['TemplateElement[value.raw=', 'Literal[value='].map((text) => ({
    selector: `${text}/\\bnow\\(\\)|current_timestamp|clock_timestamp\\(\\)/i]`,
    message: 'Pass the time to SQL as a parameter.',
  })),
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage', '.cache'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { process: 'readonly', console: 'readonly', Buffer: 'readonly' } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...ports],
    },
  },
  {
    // The ports themselves, and what drives the house from outside it.
    files: [
      'libs/platform/src/ports/*.ts',
      'scripts/**',
      '**/*.mjs',
      '**/*.cjs',
      'test/**',
      '**/*spec.ts',
      'libs/testing/**',
      'apps/standalone/**',
    ],
    rules: {
      'no-restricted-syntax': 'off',
      'no-undef': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
