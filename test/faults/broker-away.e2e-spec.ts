import { describeWhere, startSource } from '@landport/testing';

describeWhere('kafka', 'intake while Apache Kafka is away', () => {
  it('goes on as ever, and all that waited drains in order when the broker returns', async () => {
    const { ended, lines } = startSource('test/faults/broker-away.ts');
    const code = await ended;
    expect({ code, lines }).toEqual({ code: 0, lines: expect.any(Array) as unknown });
    const [, lodged] = /broker away: (\d+) filings acknowledged/.exec(lines.join('\n')) ?? [];
    expect(Number(lodged)).toBeGreaterThan(50);
  }, 240_000);
});
