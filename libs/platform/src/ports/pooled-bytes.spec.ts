import { pooledBytes } from './pooled-bytes';

describe('pooled random bytes', () => {
  it('hands out no byte of its pool twice', () => {
    const parts = Array.from({ length: 2_000 }, () => pooledBytes(16).toString('hex'));
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('gives as many as are asked for, also more than it draws at once', () => {
    expect(pooledBytes(24)).toHaveLength(24);
    expect(pooledBytes(10_000)).toHaveLength(10_000);
  });

  it('leaves what it gave untouched when it draws again', () => {
    const first = pooledBytes(16);
    const seen = first.toString('hex');
    pooledBytes(10_000);
    expect(first.toString('hex')).toBe(seen);
  });
});
