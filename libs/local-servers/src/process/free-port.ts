import { createServer } from 'node:net';

/** The wished port of loopback when nobody listens there, else one that is free. */
export async function freePort(wished?: number): Promise<number> {
  if (wished !== undefined && wished !== 0 && (await canListen(wished)) !== undefined) return wished;
  const port = await canListen(0);
  if (port === undefined) throw new Error('No port of 127.0.0.1 is free');
  return port;
}

const canListen = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
