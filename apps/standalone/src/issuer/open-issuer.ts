import { ServerFault } from '@landport/local-servers';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { issuerSettings, type IssuerPlace } from './issuer-settings';
import { SignIn } from './sign-in';

export interface Issuer {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the token issuer of one machine on loopback. Production points at an issuer of its own. */
export async function openIssuer(port: number, place: IssuerPlace): Promise<Issuer> {
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, issuerSettings(place));
  const signIn = new SignIn(provider, place.secrets);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!signIn.handles(request)) return void answer(request, response);
    signIn.handle(request, response).catch(() => {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('Start again from the portal.\n');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ServerFault(`The token issuer: ${error.message}`)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
