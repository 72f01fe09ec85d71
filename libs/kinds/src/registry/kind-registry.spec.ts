import { compileKind } from '../engine/compile-kind';
import { loadPackages } from '../package/load-packages';
import { KindNotInForce, KindRegistry, UnknownKind } from './kind-registry';
import { editDistance, nearestName } from './nearest-name';

const [source] = loadPackages();
const version = (validFrom: string, validTo?: string) =>
  compileKind({
    ...source!,
    header: { ...source!.header, kind: 'stall', validFrom, ...(validTo === undefined ? {} : { validTo }) },
  });

describe('kinds in force', () => {
  const registry = new KindRegistry([version('2026-01-01', '2026-06-30'), version('2027-01-01')]);

  it('keeps the rules of the day', () => {
    expect(registry.inForce('stall', '2026-06-30').validFrom).toBe('2026-01-01');
    expect(registry.inForce('stall', '2031-01-01').validFrom).toBe('2027-01-01');
  });

  it.each(['2025-12-31', '2026-07-01', '2026-12-31'])('has none on %s', (day) => {
    expect(() => registry.inForce('stall', day)).toThrow(KindNotInForce);
  });

  it('names the kind that was meant', () => {
    expect(() => registry.inForce('stlal', '2026-01-01')).toThrow(
      expect.objectContaining({ code: 'filing/unknown-kind', remedy: 'Did you mean stall?' }),
    );
    expect(() => registry.inForce('transit', '2026-01-01')).toThrow(UnknownKind);
  });

  it('refuses two versions from one day', () => {
    expect(() => new KindRegistry([version('2026-01-01'), version('2026-01-01')])).toThrow(/two versions/);
  });
});

describe('nearest name', () => {
  it.each([
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['import', 'imoprt', 1],
  ])('%s to %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('gives nothing for what nobody meant', () => {
    expect(nearestName('zebra', ['import-declaration'])).toBeUndefined();
    expect(nearestName('i'.repeat(100_000), ['import-declaration'])).toBeUndefined();
  });
});
