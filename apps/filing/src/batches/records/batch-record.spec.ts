import { unreachableStates } from '@landport/domain';
import { BATCH_TRANSITIONS, statesBefore } from './batch-record';
import { keptFaults } from './row-result';

describe('a batch', () => {
  it('comes to each state from those that lead there, and to all from its first', () => {
    expect(statesBefore('running')).toEqual(['reading']);
    expect(statesBefore('completed')).toEqual(['running']);
    expect(statesBefore('failed')).toEqual(['reading', 'running']);
    expect(statesBefore('cancelled')).toEqual(['waiting', 'reading', 'running']);
    expect(statesBefore('waiting')).toEqual([]);
    expect(unreachableStates(BATCH_TRANSITIONS, 'waiting')).toEqual([]);
  });

  it('keeps of a row’s faults so many, each as short as it is shown', () => {
    const faults = Array.from({ length: 30 }, (_, index) => ({
      code: `c${index}`,
      message: 'm',
      sourcePath: 'row 1 column "a\0"',
      value: `\ud800${'v'.repeat(500)}`,
    }));
    const kept = keptFaults(faults);
    expect(kept).toHaveLength(20);
    expect(kept[0]!.value).toHaveLength(100);
    expect(JSON.stringify(kept)).not.toMatch(/\\u0000|\\ud800/);
  });
});
