import { deflateSync } from 'node:zlib';
import { fontOf } from './fonts';
import { unpackWoff } from './unpack-woff';

/** A font of two tables, the second packed. */
function aWoff(plain: Buffer, packedOf: Buffer): Buffer {
  const packed = deflateSync(packedOf);
  const head = Buffer.alloc(44 + 40);
  head.write('wOFF', 0, 'latin1');
  head.write('OTTO', 4, 'latin1');
  head.writeUInt16BE(2, 12);
  const entries = [
    ['aaaa', head.length, plain.length, plain.length, 1],
    ['bbbb', head.length + plain.length, packed.length, packedOf.length, 2],
  ] as const;
  entries.forEach(([tag, ...numbers], index) => {
    head.write(tag, 44 + index * 20, 'latin1');
    numbers.forEach((number, part) => head.writeUInt32BE(number, 48 + index * 20 + part * 4));
  });
  return Buffer.concat([head, plain, packed]);
}

describe('a font packed for the web', () => {
  it('is unpacked table by table, each at a multiple of four bytes', () => {
    const long = Buffer.from('much the same '.repeat(20));
    const font = unpackWoff(aWoff(Buffer.from('abcde'), long));
    expect(font.toString('latin1', 0, 4)).toBe('OTTO');
    expect([4, 6, 8, 10].map((at) => font.readUInt16BE(at))).toEqual([2, 32, 1, 0]);
    const [first, second] = [12, 28].map((at) => ({
      tag: font.toString('latin1', at, at + 4),
      body: font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)),
      offset: font.readUInt32BE(at + 8),
    }));
    expect(first).toMatchObject({ tag: 'aaaa', body: Buffer.from('abcde'), offset: 44 });
    expect(second).toMatchObject({ tag: 'bbbb', body: long, offset: 52 });
  });

  it('is nothing else', () => {
    expect(() => unpackWoff(Buffer.from('wOF2 and something behind it'))).toThrow('no WOFF');
  });

  it('is unpacked once', () => {
    expect(fontOf(400)).toBe(fontOf(400));
  });
});
