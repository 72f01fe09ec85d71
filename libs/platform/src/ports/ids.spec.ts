import { UuidV7Ids } from './ids';

describe('UUIDv7 ids', () => {
  it('sort in the order they were taken, within a millisecond too', () => {
    const ids = new UuidV7Ids();
    const taken = Array.from({ length: 20_000 }, () => ids.next());
    expect([...taken].sort()).toEqual(taken);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('name their version and variant, and the moment they were taken', () => {
    const before = Date.now();
    const id = new UuidV7Ids().next();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});
