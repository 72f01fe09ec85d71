/** What the API answered, for specs; its shapes are the contracts'. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One organisation's hand on the zone's API, for specs. */
export class ZoneClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path, undefined, {});
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  async openLedger(): Promise<{ readonly id: string; readonly ledgerNo: string }> {
    const item = {
      itemNo: 1,
      hsCode: '85423190',
      unit: 'PCE',
      description: 'Integrated circuits',
      origin: 'US',
    };
    const { body } = await this.post('/v1/zone/ledgers', { enterpriseId: 'yuzhou-imports', items: [item] });
    return { id: String(body['id']), ledgerNo: String(body['ledgerNo']) };
  }

  takeIn(ledgerId: string, awb: string, value = '1000', packages = 10): Promise<Answer> {
    const lines = [{ itemNo: 1, quantity: { value, unit: 'PCE' } }];
    return this.post('/v1/zone/inventory-lists', { ledgerId, direction: 'in', awb, packages, lines });
  }

  takeOut(ledgerId: string, value: string): Promise<Answer> {
    const lines = [{ itemNo: 1, quantity: { value, unit: 'PCE' } }];
    return this.post('/v1/zone/inventory-lists', { ledgerId, direction: 'out', lines });
  }

  throughGate(passId: string, headers?: Record<string, string>): Promise<Answer> {
    return this.post(`/v1/zone/gate-passes/${passId}/gate-events`, { vehicle: '渝A12345' }, headers);
  }

  /** On hand, held out, available and announced of the first item. */
  async balance(ledgerId: string): Promise<(string | undefined)[]> {
    const { body } = await this.get(`/v1/zone/ledgers/${ledgerId}`);
    const [item] = listAt<Record<string, { value: string }>>(body, 'balances');
    return ['onHand', 'heldOut', 'available', 'preIn'].map((name) => item?.[name]?.value);
  }

  private async send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Answer['body'],
    };
  }
}

export const listAt = <Item>(body: Answer['body'], name: string): Item[] => body[name] as Item[];

export const passOf = ({ body }: Answer): string => listAt<{ id: string }>(body, 'gatePasses')[0]!.id;
