import type { ServiceToken } from '@landport/http';
import { EventRefused } from '@landport/messaging';
import { PayloadSource } from './payload-source';

const FETCH_MS = 5_000;

/** Asks filing, with a token of this service. */
export class FilingPayloads extends PayloadSource {
  constructor(
    private readonly filingUrl: string,
    private readonly token: Pick<ServiceToken, 'current'>,
  ) {
    super();
  }

  async get(dataref: string): Promise<Readonly<Record<string, unknown>>> {
    try {
      return await this.ask(dataref);
    } catch (error) {
      throw new EventRefused(`the payload at ${dataref} cannot be had: ${(error as Error).message}`);
    }
  }

  private async ask(dataref: string): Promise<Readonly<Record<string, unknown>>> {
    const url = new URL(dataref, this.filingUrl);
    // The token is for filing and goes nowhere else, whatever an event says.
    if (url.origin !== new URL(this.filingUrl).origin) throw new Error('it is not at filing');
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${await this.token.current()}` },
      signal: AbortSignal.timeout(FETCH_MS),
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`filing answered ${response.status}`);
    return (await response.json()) as Record<string, unknown>;
  }
}
