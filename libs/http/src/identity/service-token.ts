import type { Clock } from '@landport/platform';

export interface ServiceClient {
  readonly OIDC_ISSUER: string;
  readonly SERVICE_CLIENT_ID: string;
  readonly SERVICE_CLIENT_SECRET: string;
}

interface Granted {
  readonly token: string;
  readonly expiresAt: number;
}

/** A token that is about to end is not used: it must outlive the request that carries it. */
const MARGIN_MS = 60_000;
const FETCH_MS = 5_000;

/** The token by which a service asks another, got from the issuer by client credentials as any system does. */
export class ServiceToken {
  private granted: Promise<Granted> | undefined;

  constructor(
    private readonly client: ServiceClient,
    private readonly scope: string,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when the issuer cannot be reached or gives none; the next call asks again */
  async current(): Promise<string> {
    const known = await this.granted?.catch(() => undefined);
    if (known === undefined || known.expiresAt - MARGIN_MS <= this.clock.now().getTime()) {
      this.granted = this.ask();
    }
    return (await this.granted!).token;
  }

  private async ask(): Promise<Granted> {
    const { OIDC_ISSUER: issuer, SERVICE_CLIENT_ID: id, SERVICE_CLIENT_SECRET: secret } = this.client;
    const discovery = await answerOf(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const pair = [id, secret].map(encodeURIComponent).join(':');
    const answer = await answerOf(String(discovery['token_endpoint']), {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: this.scope }),
    });
    const life = Number(answer['expires_in'] ?? 0) * 1_000;
    return { token: String(answer['access_token']), expiresAt: this.clock.now().getTime() + life };
  }
}

async function answerOf(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    ...init,
    signal: AbortSignal.timeout(FETCH_MS),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}
