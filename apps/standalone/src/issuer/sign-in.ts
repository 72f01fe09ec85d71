import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { KeptSecrets } from '../kept-secrets';
import { signInPage } from './sign-in-page';
import { WORLD } from './world';

const LARGEST_FORM = 10_000;

/** The one page that the issuer shows to people: who are you, and your password. */
export class SignIn {
  constructor(
    private readonly provider: Provider,
    private readonly secrets: KeptSecrets,
  ) {}

  handles(request: IncomingMessage): boolean {
    return request.url?.startsWith('/sign-in/') ?? false;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Throws for a browser that did not come here from an authorization request.
    const { uid } = await this.provider.interactionDetails(request, response);
    if (request.method !== 'POST') return show(response, signInPage(uid));
    const form = new URLSearchParams(await bodyOf(request));
    const name = form.get('name') ?? '';
    if (!this.isRight(name, form.get('password') ?? '')) return show(response, signInPage(uid, name));
    await this.provider.interactionFinished(request, response, { login: { accountId: name } });
  }

  private isRight(name: string, password: string): boolean {
    if (!WORLD.some((actor) => actor.isPerson && actor.id === name)) return false;
    return timingSafeEqual(digest(password), digest(this.secrets.password(name)));
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function show(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(html);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > LARGEST_FORM) throw new Error('The form is too large');
  }
  return text;
}
