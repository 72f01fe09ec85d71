import { crc32, deflateSync } from 'node:zlib';

/** Small files that are what they are said to be, to be spoilt from. */

export const aPdf = (objects = '', trailer = ''): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n` +
      `${objects}trailer\n<< /Root 1 0 R ${trailer}>>\nstartxref\n0\n%%EOF\n`,
    'latin1',
  );

/** Objects packed into a stream, as most writers do since PDF 1.5. */
export const packedInPdf = (objects: string): Buffer => {
  const packed = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  return aPdf(
    `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n` +
      `${packed}\nendstream\nendobj\n`,
  );
};

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

export function aPng(noise: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.from('00000001000000010800000000', 'hex');
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(noise.length > 0 ? [chunk('tEXt', noise)] : []),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const aJpeg = (): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffd9', 'hex')]);

export const aTiff = (): Buffer => Buffer.from('49492a0008000000000000000000', 'hex');

export interface Entry {
  readonly name: string;
  readonly content?: string;
  readonly flags?: number;
  /** Claimed size, unpacked. */
  readonly size?: number;
}

/** An archive of stored entries, by the letter of APPNOTE.TXT. */
export function anArchive(entries: readonly Entry[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', flags = 0, size } of entries) {
    const data = Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(size ?? data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), data]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, at, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, listed, end, Buffer.from(comment)]);
}

export const aWorkbook = (...more: Entry[]): Buffer =>
  anArchive([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    ...more,
  ]);

export const aLetter = (...more: Entry[]): Buffer =>
  anArchive([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }, ...more]);

export const anOpenText = (...more: Entry[]): Buffer =>
  anArchive([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<c/>' },
    { name: 'META-INF/manifest.xml', content: '<m/>' },
    ...more,
  ]);

/** Harmless, and every scanner finds it. Written in two parts, so that none finds it here. @see eicar.org */
export const EICAR = `${'X5O!P%@AP[4\\PZX54(P^)7CC)7}'}${'$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;
