import { startTestService, testDatabase, testIssuer } from '@landport/testing';
import { startNotification } from '../start-notification';

it('ends its streams when the service stops, and stops', async () => {
  const [database, issuer] = await Promise.all([testDatabase('notification'), testIssuer()]);
  const service = await startTestService(startNotification, { database, issuer });
  const token = await issuer.token({ org: 'yuzhou-imports', scopes: ['feed:read'] });
  const stream = await fetch(`${service.url}/v1/feed/stream`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const read = stream.text();
  await service.stop();
  expect(await read).toBe('retry: 1000\n\n');
  await issuer.stop();
  await database.drop();
});
