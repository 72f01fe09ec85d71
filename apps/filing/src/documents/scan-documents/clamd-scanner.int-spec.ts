import { SystemTimers } from '@landport/platform';
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { FakeClamd } from '../../../../../test/documents/fake-clamd';
import { EICAR } from '../../../../../test/documents/files';
import { ClamdScanner } from './clamd-scanner';
import { ScannerUnavailable } from './scanner.port';

describe('the scanner by clamd', () => {
  let clamd: FakeClamd;
  beforeEach(async () => {
    clamd = await FakeClamd.start();
  });
  afterEach(() => clamd.stop());

  const scan = (content: Iterable<Buffer> | AsyncIterable<Buffer>, patience?: number) =>
    new ClamdScanner({ host: '127.0.0.1', port: clamd.port }, new SystemTimers(), patience).scan(
      Readable.from(content),
    );

  it('hands over every byte, in chunks that tell their length, and passes what is clean', async () => {
    const pieces = Array.from({ length: 40 }, (_, at) => randomBytes(at * 997));
    expect(await scan(pieces)).toEqual({});
    expect(clamd.scanned[0]?.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('names what is found', async () => {
    expect(await scan([Buffer.from(EICAR)])).toEqual({ threat: 'Eicar-Test-Signature' });
  });

  it('takes nothing for a verdict that is none', async () => {
    const big = Array.from({ length: 500 }, () => Buffer.alloc(10_000));
    clamd.mood = 'small';
    await expect(scan(big)).rejects.toThrow(/size limit exceeded/);
    clamd.mood = 'rude';
    await expect(scan(big)).rejects.toBeInstanceOf(ScannerUnavailable);
  });

  it('gives up when no answer comes in time', async () => {
    clamd.mood = 'silent';
    await expect(scan([Buffer.from('x')], 50)).rejects.toThrow(/no answer in 50 ms/);
  });

  it('gives up when nobody is there, and when the content breaks off', async () => {
    const breaksOff = (async function* () {
      yield Buffer.from('x');
      await Promise.resolve();
      throw new Error('the store has gone');
    })();
    await expect(scan(breaksOff)).rejects.toBeInstanceOf(ScannerUnavailable);
    expect(clamd.scanned).toEqual([]);
    const { port } = clamd;
    await clamd.stop();
    const away = new ClamdScanner({ host: '127.0.0.1', port }, new SystemTimers());
    await expect(away.scan(Readable.from([Buffer.from('x')]))).rejects.toBeInstanceOf(ScannerUnavailable);
    clamd = await FakeClamd.start();
  });
});
