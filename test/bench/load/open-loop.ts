import { Connection, headOf } from './connection';

export interface OpenLoop {
  readonly url: string;
  readonly token: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly bodyOf: (n: number) => string;
  readonly expected: readonly number[];
  /** Called with the moment at which the request was due, not at which a free connection was found. */
  readonly onSent: (n: number, dueAt: number) => void;
}

/** Sends at a fixed pace, whatever the answers do: waiting counts. */
export async function openLoop(load: OpenLoop): Promise<{ refused: number }> {
  const target = new URL(load.url);
  const head = headOf(target, load.token);
  const free: Connection[] = Array.from({ length: 16 }, () => new Connection(target, true));
  const all = [...free];
  const under = new Set<Promise<void>>();
  let refused = 0;
  const from = performance.now();
  const total = load.perSecond * load.seconds;
  const takeOpen = (): Connection => {
    let connection = free.pop();
    while (connection !== undefined && !connection.isOpen) connection = free.pop();
    if (connection !== undefined) return connection;
    connection = new Connection(target, true);
    all.push(connection);
    return connection;
  };
  const send = async (n: number): Promise<void> => {
    const connection = takeOpen();
    const { status } = await connection.send(head, load.bodyOf(n));
    if (!load.expected.includes(status)) refused += 1;
    free.push(connection);
  };
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - from) / 1_000) * load.perSecond));
    for (; sent < due; sent += 1) {
      load.onSent(sent, from + (sent / load.perSecond) * 1_000);
      const one = send(sent).finally(() => under.delete(one));
      under.add(one);
    }
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  await Promise.all(under);
  all.forEach((connection) => connection.close());
  return { refused };
}
