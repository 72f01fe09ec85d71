import { inflateSync } from 'node:zlib';

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const WOFF = 0x774f4646;

/**
 * A font as it was before it was packed for the web. Whoever reads a packed one unpacks its outlines again for each
 * character, which makes a page take seconds.
 * @throws when it is no WOFF 1.0 file
 * @see W3C WOFF File Format 1.0, §4 and §5; OpenType, "Organization of an OpenType Font"
 */
export function unpackWoff(packed: Buffer): Buffer {
  if (packed.readUInt32BE(0) !== WOFF) throw new Error('the font is no WOFF 1.0 file');
  const flavor = packed.readUInt32BE(4);
  const count = packed.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) =>
    tableOf(packed, HEADER_BYTES + index * ENTRY_BYTES),
  );
  const power = Math.floor(Math.log2(count));
  const header = Buffer.alloc(12 + count * 16);
  header.writeUInt32BE(flavor, 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((count - 2 ** power) * 16, 10);
  let offset = header.length;
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const at = 12 + index * 16;
    header.writeUInt32BE(tag, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(bytes.length, at + 12);
    offset += padded(bytes.length);
  }
  const bodies = tables.map(({ bytes }) =>
    Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]),
  );
  return Buffer.concat([header, ...bodies]);
}

/** Tables begin at multiples of four bytes. */
const padded = (length: number): number => Math.ceil(length / 4) * 4;

interface Table {
  readonly tag: number;
  readonly checksum: number;
  readonly bytes: Buffer;
}

function tableOf(packed: Buffer, at: number): Table {
  const [tag, offset, length, unpacked, checksum] = [0, 4, 8, 12, 16].map((part) =>
    packed.readUInt32BE(at + part),
  ) as [number, number, number, number, number];
  const bytes = packed.subarray(offset, offset + length);
  return { tag, checksum, bytes: length < unpacked ? inflateSync(bytes) : bytes };
}
