import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf } from './fingerprint';

describe('the fingerprint of a deploy', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'landport-'));
    writeFileSync(join(folder, '001_table.sql'), 'CREATE TABLE one ()');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const march = new Date('2026-03-02T00:00:00Z');
  const of = (now = march, monthTables: string[] = [], more: string[] = ['postgres']): string =>
    fingerprintOf([{ schema: 'filing', migrations: [{ name: 'm', folder }], monthTables }], now, more);

  it('is the same while nothing changes, all month long', () => {
    expect(of()).toBe(of(new Date('2026-03-31T23:59:59Z')));
  });

  it('is another with a new migration, a changed one, a month, a partitioned table or a bus', () => {
    const seen = new Set([of()]);
    seen.add(of(new Date('2026-04-01T00:00:00Z')));
    seen.add(of(march, ['history']));
    seen.add(of(march, [], ['kafka']));
    writeFileSync(join(folder, '002_more.sql'), '');
    seen.add(of());
    writeFileSync(join(folder, '002_more.sql'), 'CREATE TABLE two ()');
    seen.add(of());
    expect(seen.size).toBe(6);
  });
});
