const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** Names at the end of a run what this machine could not test, and why: nothing is passed over in silence. */
module.exports = class LeftOutReporter {
  onRunComplete() {
    const file = join(process.env.LANDPORT_TEST_FOLDER ?? '', 'left-out.jsonl');
    if (!existsSync(file)) return;
    const left = readFileSync(file, 'utf8').trim().split('\n');
    const byReason = Map.groupBy(
      [...new Set(left)].map((line) => JSON.parse(line)),
      ({ reason }) => reason,
    );
    for (const [reason, suites] of byReason) {
      console.log(`\nLeft out: ${reason}:`);
      for (const { name } of suites) console.log(`  - ${name}`);
    }
  }
};
