import { TestClock, TestTimers } from '@landport/testing';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { newSigningKey } from '../signing/signing-key';
import { WebhookChannel } from './webhook-channel';

describe('a channel to a receiver', () => {
  let server: Server;
  let port: number;
  let connections = 0;

  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const send = async (url: string, allowLoopback: boolean): Promise<string | undefined> => {
    const clock = new TestClock();
    const channel = new WebhookChannel(
      {
        url,
        keys: [newSigningKey('ed25519')],
        breadth: 1,
        policy: { ports: [port], allowLoopback },
        resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      },
      clock,
      new TestTimers(clock),
    );
    const { fault } = await channel.send({ id: 'msg', traceparent: '', body: '{}' });
    await channel.close();
    return fault;
  };

  it('connects to nothing when a public name leads inside', async () => {
    const fault = await send(`https://hooks.example.com:${port}/`, false);
    expect(fault).toMatch(/leads to an address that is not public/);
    expect(connections).toBe(0);
  });

  it('connects to nothing when an address is no longer allowed', async () => {
    expect(await send(`https://127.0.0.1:${port}/`, false)).toMatch(/not public/);
    expect(connections).toBe(0);
  });

  it('asks the resolver it was given, and says what came of a broken connection', async () => {
    expect(await send(`https://hooks.example.com:${port}/`, true)).toBeDefined();
    expect(connections).toBe(1);
  });
});
