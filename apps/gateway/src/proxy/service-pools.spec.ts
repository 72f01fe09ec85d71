import type { Logger } from '@landport/platform';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServicePools } from './service-pools';

const listenAt = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((_request, response) => response.end('here')).listen(port, '127.0.0.1', () =>
      resolve(server),
    );
  });
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

describe('a service that is away', () => {
  it('is logged once when it goes and once when it is back, however many ask', async () => {
    const first = await listenAt(0);
    const { port } = first.address() as AddressInfo;
    await close(first);
    const said: string[] = [];
    const logger = {
      error: (_about: object, text: string) => said.push(`error ${text}`),
      info: (_about: object, text: string) => said.push(`info ${text}`),
    } as unknown as Logger;
    const url = `http://127.0.0.1:${port}`;
    const urls = { filing: url, 'customs-zone': url, 'air-transit': url, notification: url };
    const pools = new ServicePools(urls, logger);
    const ask = (): Promise<number | string> =>
      pools
        .of('filing')
        .request({ path: '/', method: 'GET' })
        .then(async ({ statusCode, body }) => {
          await body.text();
          return statusCode;
        })
        .catch(({ code }: { code: string }) => code);

    expect(await Promise.all(Array.from({ length: 5 }, ask))).toEqual(Array(5).fill('ECONNREFUSED'));
    expect(said).toEqual(['error service cannot be reached']);
    const back = await listenAt(port);
    expect(await ask()).toBe(200);
    expect(await ask()).toBe(200);
    expect(said.slice(1)).toEqual(['info service is reached again']);
    await pools.onApplicationShutdown();
    await pools.beforeApplicationShutdown();
    await close(back);
  });
});
