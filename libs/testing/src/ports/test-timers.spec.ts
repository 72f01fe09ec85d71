import { TestTimers } from './test-timers';

describe('virtual timers', () => {
  it('call what falls due in the order of its time, with the clock standing at that time', async () => {
    const timers = new TestTimers();
    const start = timers.clock.now().getTime();
    const calls: [string, number][] = [];
    const note = (name: string) => () => calls.push([name, timers.clock.now().getTime() - start]);
    timers.after(30, note('late'));
    timers.every(20, note('tick'));
    void timers.sleep(10).then(note('woken'));
    await timers.advance(45);
    expect(calls).toEqual([
      ['woken', 10],
      ['tick', 20],
      ['late', 30],
      ['tick', 40],
    ]);
    expect(timers.clock.now().getTime() - start).toBe(45);
  });

  it('call nothing that was taken back', async () => {
    const timers = new TestTimers();
    const task = jest.fn();
    timers.after(10, task)();
    await timers.advance(20);
    expect(task).not.toHaveBeenCalled();
  });

  it('end a sleep at once when its signal aborts', async () => {
    const timers = new TestTimers();
    const stop = new AbortController();
    const slept = timers.sleep(60_000, stop.signal);
    stop.abort();
    await expect(slept).resolves.toBeUndefined();
  });
});
