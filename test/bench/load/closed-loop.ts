import { Connection, headOf } from './connection';

export interface ClosedLoop {
  readonly url: string;
  readonly token: string;
  readonly callers: number;
  readonly seconds: number;
  /** A body that was never sent before. */
  readonly bodyOf: (n: number) => string;
  readonly expected: readonly number[];
}

/** Every caller sends its next request when the last is answered. @returns answers a second */
export async function closedLoop({
  url,
  token,
  callers,
  seconds,
  bodyOf,
  expected,
}: ClosedLoop): Promise<number> {
  const target = new URL(url);
  const head = headOf(target, token);
  let answered = 0;
  let n = 0;
  const from = performance.now();
  const end = from + seconds * 1_000;
  const call = async (): Promise<void> => {
    const connection = new Connection(target, true);
    while (performance.now() < end) {
      const { status, body } = await connection.send(head, bodyOf((n += 1)));
      if (!expected.includes(status)) throw new Error(`answered ${status}: ${body.slice(0, 500)}`);
      answered += 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: callers }, call));
  return answered / ((performance.now() - from) / 1_000);
}
