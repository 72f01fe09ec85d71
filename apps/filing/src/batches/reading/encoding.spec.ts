import { decoded, encodingOf } from './encoding';

async function* pieces(bytes: Buffer, size = 3): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = async (bytes: Buffer, charset: string | null = null): Promise<string> => {
  const encoding = await encodingOf(pieces(bytes), charset);
  let text = '';
  for await (const part of decoded(pieces(bytes), encoding)) text += part;
  return text;
};

/** 编号,1 as a spreadsheet of a Chinese desk writes it. */
const GB18030 = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0x31]);

describe('the encoding of a text', () => {
  it.each([
    ['UTF-8', Buffer.from('编号,1')],
    ['UTF-8 with a mark', Buffer.from('\u{feff}编号,1')],
    ['UTF-16, little end first', Buffer.from('\u{feff}编号,1', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\u{feff}编号,1', 'utf16le').swap16()],
    ['GB18030 that says so nowhere', GB18030],
  ])('is found to be %s', async (_, bytes) => {
    expect(await read(bytes)).toBe('编号,1');
  });

  it('is what its sender says, where it has no mark', async () => {
    expect(await read(GB18030, 'GBK')).toBe('编号,1');
    expect(await read(Buffer.from([0xe9]), 'latin1')).toBe('é');
  });

  it('is refused when there is none of that name, or the bytes are not of it', async () => {
    const refused = { faults: [{ code: 'batch/wrong-encoding' }] };
    await expect(read(Buffer.from('a'), 'klingon')).rejects.toMatchObject(refused);
    await expect(read(Buffer.from('a\nb\nc\xff\n', 'latin1'))).rejects.toMatchObject({
      faults: [{ code: 'batch/wrong-encoding', sourcePath: 'after line 1' }],
    });
    await expect(read(GB18030, 'utf-8')).rejects.toMatchObject(refused);
  });
});
