// Lets plain Node run the sources, for tests that start processes of their own: node --require <this> <file>.ts
const { transformFileSync } = require('@swc/core');
const Module = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '../../../..');

Module._extensions['.ts'] = (module, filename) => {
  module._compile(transformFileSync(filename, { cwd: root, filename }).code, filename);
};
