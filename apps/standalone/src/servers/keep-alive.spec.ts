import type { RunningServer } from '@landport/local-servers';
import { KeptAlive } from './keep-alive';

class FakeServer implements RunningServer {
  private go: () => void = () => undefined;
  readonly gone = new Promise<void>((resolve) => (this.go = resolve));

  constructor(
    readonly pid: number,
    readonly port: number,
  ) {}

  die(): void {
    this.go();
  }

  stop(): Promise<void> {
    this.go();
    return Promise.resolve();
  }
}

const turns = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('a server kept alive', () => {
  const started: FakeServer[] = [];
  const start = (port = 7000): Promise<FakeServer> => {
    started.push(new FakeServer(started.length + 1, port));
    return Promise.resolve(started.at(-1) as FakeServer);
  };
  beforeEach(() => started.splice(0));

  it('is started again on the port it had when it goes by itself', async () => {
    const lines: string[] = [];
    const kept = await KeptAlive.of(start, (line) => lines.push(line));
    kept.current.die();
    await turns();
    expect(started.map(({ port }) => port)).toEqual([7000, 7000]);
    expect(kept.current.pid).toBe(2);
    expect(lines).toEqual([expect.stringContaining('process 1 on port 7000 is gone')]);
    await kept.stop();
  });

  it('stays away once it was stopped', async () => {
    const kept = await KeptAlive.of(start, () => undefined);
    await kept.stop();
    await turns();
    expect(started).toHaveLength(1);
  });

  it('is tried again while it does not start', async () => {
    let isBroken = false;
    const kept = await KeptAlive.of(
      (port?: number) => (isBroken ? Promise.reject(new Error('not yet')) : start(port)),
      () => (isBroken = false),
    );
    isBroken = true;
    kept.current.die();
    await turns();
    expect(kept.current.pid).toBe(2);
    await kept.stop();
  });

  it('waits for its port when another took it meanwhile', async () => {
    const ports = [7000, 7001, 7000];
    const kept = await KeptAlive.of(
      () => start(ports.shift()),
      () => undefined,
    );
    kept.current.die();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(started.map(({ port }) => port)).toEqual([7000, 7001, 7000]);
    expect(kept.current.port).toBe(7000);
    await kept.stop();
  });
});
