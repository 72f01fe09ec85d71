import { GroupCommit, QueueFull, type Outcome, type Waiting } from './group-commit';

type Item = { readonly name: string; readonly keys: string[] };
const item = (name: string, ...keys: string[]): Item => ({ name, keys: keys.length > 0 ? keys : [name] });

/** A store whose batches end when the test says so. */
function gatedStore() {
  const batches: Waiting<Item>[][] = [];
  const gates: ((outcomes?: Outcome<string>[]) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const write = (batch: readonly Waiting<Item>[]): Promise<Outcome<string>[]> => {
    batches.push([...batch]);
    return new Promise((resolve, reject) => {
      gates.push((outcomes) => resolve(outcomes ?? batch.map((each) => ({ result: each.item.name }))));
      failures.push(reject);
    });
  };
  return { batches, gates, failures, write };
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const namesOf = (batch: readonly Waiting<Item>[] | undefined) => batch?.map((each) => each.item.name);

describe('GroupCommit', () => {
  const build = (limits: Partial<{ capacity: number; flushers: number; largest: number }> = {}) => {
    const store = gatedStore();
    const options = { capacity: 100, flushers: 1, largest: 64, ...limits };
    const queue = new GroupCommit<Item, string>({
      ...options,
      keysOf: ({ keys }) => keys,
      write: store.write,
    });
    return { ...store, queue };
  };

  it('writes what arrives while a batch is under way as the next batch', async () => {
    const { queue, batches, gates } = build();
    const first = queue.submit(item('a'));
    await turn();
    const others = ['b', 'c', 'd'].map((name) => queue.submit(item(name)));
    gates[0]!();
    await expect(first).resolves.toBe('a');
    await turn();
    expect(batches.map(namesOf)).toEqual([['a'], ['b', 'c', 'd']]);
    gates[1]!();
    await expect(Promise.all(others)).resolves.toEqual(['b', 'c', 'd']);
  });

  it('keeps no more batches under way than it has flushers, and none larger than allowed', async () => {
    const { queue, batches, gates } = build({ flushers: 2, largest: 3 });
    const all = Array.from({ length: 8 }, (_, index) => queue.submit(item(`i${index}`)));
    await turn();
    expect(batches.map((batch) => batch.length)).toEqual([3, 3]);
    gates[0]!();
    await turn();
    expect(batches).toHaveLength(3);
    gates[1]!();
    gates[2]!();
    await expect(Promise.all(all)).resolves.toHaveLength(8);
  });

  it('never lets two equal keys meet, marks who waited for one, and lets the others pass', async () => {
    const { queue, batches, gates } = build({ flushers: 4 });
    void queue.submit(item('first', 'k'));
    void queue.submit(item('again', 'k', 'own'));
    void queue.submit(item('other'));
    await turn();
    expect(batches.map(namesOf)).toEqual([['first', 'other']]);
    gates[0]!();
    await turn();
    expect(batches[1]).toMatchObject([{ item: { name: 'again' }, followed: true }]);
  });

  it('turns away what is more than may wait, at once', async () => {
    const { queue, gates } = build({ capacity: 2 });
    const [one] = [queue.submit(item('a'))];
    await turn();
    void queue.submit(item('b'));
    void queue.submit(item('c'));
    await expect(queue.submit(item('d'))).rejects.toBeInstanceOf(QueueFull);
    gates[0]!();
    await expect(one).resolves.toBe('a');
    await turn();
    void queue.submit(item('e'));
  });

  it('tells each item its own outcome, and all of them a failure of the whole', async () => {
    const { queue, gates, failures } = build();
    const [good, bad] = [queue.submit(item('good')), queue.submit(item('bad'))];
    await turn();
    gates[0]!([{ result: 'good' }, { error: new Error('mine alone') }]);
    await expect(good).resolves.toBe('good');
    await expect(bad).rejects.toThrow('mine alone');
    const lost = [queue.submit(item('x')), queue.submit(item('y'))];
    await turn();
    failures[1]!(new Error('database away'));
    await Promise.all(lost.map((each) => expect(each).rejects.toThrow('database away')));
  });
});
