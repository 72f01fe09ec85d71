import { payloadToTravel } from './payload-to-travel';

const HREF = '/v1/internal/filings/0195/versions/1/payload';

describe('payloadToTravel', () => {
  it('sends a payload of an event’s size along', () => {
    const payload = { text: 'x'.repeat(60_000) };
    expect(payloadToTravel(payload, 60_020, HREF)).toEqual({ payload });
  });

  it('sends the link alone when the payload is larger than an event may be', () => {
    expect(payloadToTravel({ text: 'x'.repeat(62_000) }, 62_020, HREF)).toEqual({ dataref: HREF });
  });

  it('measures what would travel, not what came', () => {
    expect(payloadToTravel({ text: '界'.repeat(21_000) }, 21_020, HREF)).toEqual({ dataref: HREF });
  });
});
