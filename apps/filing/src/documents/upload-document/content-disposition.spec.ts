import { attachment, fileNameIn, plainName } from './content-disposition';

describe('the name of a file', () => {
  it.each([
    ['attachment; filename="invoice.pdf"', 'invoice.pdf'],
    ['form-data; name="f"; filename=invoice.pdf', 'invoice.pdf'],
    [`attachment; filename="x"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf`, '发票.pdf'],
    [`attachment; filename*=utf-8'zh-CN'%E5%8F%91.pdf`, '发.pdf'],
    ['attachment; filename="a\\"b.pdf"', 'a"b.pdf'],
    // UTF-8 as programs write it, read byte by byte.
    [`attachment; filename="${Buffer.from('发票.pdf').toString('latin1')}"`, '发票.pdf'],
    ['attachment; filename="caf\xe9.pdf"', 'café.pdf'],
    [`attachment; filename*=UTF-8''%FF%FE`, undefined],
    ['attachment', undefined],
    [undefined, undefined],
  ])('is read from %s', (header, name) => {
    expect(fileNameIn(header)).toBe(name);
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\papers\\a.pdf', 'a.pdf'],
    ['a\r\nSet-Cookie: b.pdf', 'aSet-Cookie: b.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\0b', 'ab'],
    ['..', undefined],
    [' / ', undefined],
    ['\ud800', undefined],
    ['x'.repeat(400), 'x'.repeat(255)],
  ])('is plain: %j', (sent, name) => {
    expect(plainName(sent)).toBe(name);
  });

  it('is given back as an attachment, in ASCII and whole', () => {
    expect(attachment('发票 "1"; x=100%.pdf')).toBe(
      `attachment; filename="__ _1_; x=100_.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%221%22%3B%20x%3D100%25.pdf`,
    );
    expect(fileNameIn(attachment("it's (1)*.pdf"))).toBe("it's (1)*.pdf");
  });
});
