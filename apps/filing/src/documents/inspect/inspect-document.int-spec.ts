import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  aJpeg,
  aLetter,
  anArchive,
  anOpenText,
  aPdf,
  aPng,
  aTiff,
  aWorkbook,
  packedInPdf,
} from '../../../../../test/documents/files';
import type { Declared } from './document-types';
import { inspectDocument } from './inspect-document';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')]);
/** 发票 in GB 18030. */
const GB18030 = Buffer.from('b7a2c6b1', 'hex');

describe('what a document is, by its bytes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landport-inspect-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const inspect = (bytes: Buffer | string, declared: Declared = {}): Promise<string> => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return inspectDocument({ path, size: Buffer.byteLength(bytes) }, declared);
  };
  const codeOf = (bytes: Buffer | string, declared?: Declared): Promise<string> =>
    inspect(bytes, declared).catch((error: { code?: string }) => error.code ?? String(error));

  it.each<[string, Buffer | string, Declared]>([
    ['application/pdf', aPdf(), { mediaType: 'application/pdf', name: 'invoice.PDF' }],
    ['image/png', aPng(), { name: 'seal.png' }],
    ['image/jpeg', aJpeg(), { mediaType: 'image/jpeg', name: '照片.jpeg' }],
    ['image/tiff', aTiff(), {}],
    ['application/xml', '<?xml version="1.0"?><a xmlns="urn:b"><c/></a>', { mediaType: 'text/xml' }],
    ['application/xml', utf16('<?xml version="1.0" encoding="UTF-16"?><a>值</a>'), {}],
    [
      'application/xml',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="GB18030"?><a>'),
        GB18030,
        Buffer.from('</a>'),
      ]),
      {},
    ],
    ['text/plain', 'Packing list\r\n1\tpallet\n', { mediaType: 'text/plain', name: 'list.txt' }],
    ['text/plain', GB18030, {}],
    ['text/plain', utf16('装箱单'), { mediaType: 'application/octet-stream' }],
    ['text/csv', 'a,b\n1,2\n', { mediaType: 'text/plain', name: 'lines.csv' }],
    ['text/csv', 'a,b\n1,2\n', { mediaType: 'text/csv' }],
    [`${OFFICE}.spreadsheetml.sheet`, aWorkbook(), { name: 'a.xlsx' }],
    [
      `${OFFICE}.wordprocessingml.document`,
      aLetter(),
      { mediaType: 'application/octet-stream', name: 'a.docx' },
    ],
    ['application/vnd.oasis.opendocument.text', anOpenText(), { name: 'no ending' }],
    // Whoever packs objects, or names a script in its text, is no danger.
    ['application/pdf', packedInPdf('3 0 << /Type /Font /Name (JavaScript) >>'), {}],
  ])('is %s', async (type, bytes, declared) => {
    expect(await codeOf(bytes, declared)).toBe(type);
  });

  it.each<[string, Buffer | string]>([
    ['a program', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(300, 1)])],
    ['a program of Unix', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(300)])],
    ['a script', '#!/bin/sh\nrm -rf /\n'],
    ['a script for a web server', '<?php system($_GET[0]);'],
    ['a batch file', '@echo off\r\nformat c:'],
    ['a page', '<!DOCTYPE html><html><body onload="alert(1)">'],
    ['a page by its namespace', '<x:p xmlns:x="http://www.w3.org/1999/xhtml"/>'],
    ['a drawing that runs', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a drawing inside other markup', '<a><b xmlns="http://www.w3.org/2000/svg"/></a>'],
    ['an archive of anything', anArchive([{ name: 'a.txt', content: 'a' }])],
    ['a moving picture', Buffer.from('474946383961010001000000003b', 'hex')],
    ['bytes of nothing known', Buffer.from([1, 2, 3, 0, 255, 254, 7])],
    ['text with a NUL', 'a\0b'],
  ])('refuses %s', async (_what, bytes) => {
    expect(await codeOf(bytes)).toBe('document/type-not-taken');
  });

  it.each<[string, Buffer | string, Declared]>([
    ['a picture called PDF', aPng(), { mediaType: 'application/pdf' }],
    ['a PDF with the ending of a picture', aPdf(), { mediaType: 'application/pdf', name: 'a.png' }],
    ['text with the ending of a program', 'hello', { mediaType: 'text/plain', name: 'invoice.pdf.exe' }],
    ['text with the ending of a script', 'alert(1)', { name: 'a.js' }],
    ['a letter called workbook', aLetter(), { name: 'a.xlsx' }],
    ['a page called text', 'hello', { mediaType: 'text/html' }],
  ])('refuses %s', async (_what, bytes, declared) => {
    expect(await codeOf(bytes, declared)).toBe('document/type-mismatch');
  });

  it.each<[string, Buffer]>([
    ['a PDF that is an archive as well', Buffer.concat([aPdf(), anArchive([{ name: 'a.class' }])])],
    ['a picture that is an archive as well', Buffer.concat([aJpeg(), anArchive([{ name: 'a' }], 'comment')])],
    ['a picture with something after its end', Buffer.concat([aPng(), Buffer.from('<?php')])],
    ['a picture that is a PDF as well', aPng(Buffer.from('x\0%PDF-1.7'))],
    ['a picture that is a page as well', aPng(Buffer.from('x\0<script>alert(1)</script>'))],
    ['a workbook behind something else', Buffer.concat([Buffer.from('PK\x03\x04 stub'), aWorkbook()])],
    ['a workbook that is a program as well', aWorkbook({ name: 'META-INF/MANIFEST.MF' })],
    ['a workbook that is a letter as well', aWorkbook({ name: 'word/document.xml' })],
    ['text that is a PDF as well', Buffer.from('Dear reader,\n%PDF-1.4\n')],
  ])('refuses %s', async (_what, bytes) => {
    expect(await codeOf(bytes)).toBe('document/two-types');
  });

  it.each<[string, Buffer | string]>([
    ['a PDF with a script', aPdf('3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n')],
    ['a PDF that hides its script’s name', aPdf('3 0 obj\n<< /S /J#61va#53cript >>\nendobj\n')],
    ['a PDF that starts a program', aPdf('3 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n')],
    ['a PDF with a script in packed objects', packedInPdf('3 0 << /S /JavaScript /JS (x) >>')],
    [
      'a PDF with a script across two reads',
      aPdf(`${'%'.repeat(65_536 - 120)}\n3 0 obj\n<< /S /JavaScript >>\nendobj\n`),
    ],
    ['a workbook with macros', aWorkbook({ name: 'xl/vbaProject.bin' })],
    ['a letter with a program in it', aLetter({ name: 'word/embeddings/run.EXE' })],
    ['an open text with macros', anOpenText({ name: 'Basic/Standard/Module1.xml' })],
    ['XML with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['XML with a stylesheet', '<?xml-stylesheet href="a.xsl" type="text/xsl"?><a/>'],
  ])('refuses %s', async (_what, bytes) => {
    expect(await codeOf(bytes)).toBe('document/active-content');
  });

  it.each<[string, Buffer]>([
    ['PDF', aPdf('', '/Encrypt 5 0 R ')],
    ['workbook', aWorkbook({ name: 'xl/a.xml', flags: 1 })],
  ])('refuses an encrypted %s', async (_what, bytes) => {
    expect(await codeOf(bytes)).toBe('document/encrypted');
  });

  it.each<[string, Buffer | string]>([
    ['a PDF that breaks off', aPdf().subarray(0, 80)],
    ['a picture that breaks off', aPng().subarray(0, 40)],
    [
      'a picture of one long part',
      Buffer.concat([aPng().subarray(0, 8), Buffer.from('7fffffff49484452', 'hex')]),
    ],
    ['a photograph without an end', aJpeg().subarray(0, 16)],
    ['a workbook that breaks off', aWorkbook().subarray(0, -30)],
    ['a workbook that leaves its place', aWorkbook({ name: '../../etc/passwd' })],
    ['a workbook that unpacks without end', aWorkbook({ name: 'xl/a.xml', size: 4_000_000_000 })],
    ['XML that is not well formed', '<?xml version="1.0"?><a><b></a>'],
    ['XML nested without end', '<a>'.repeat(5_000)],
    ['XML in another encoding than it names', Buffer.from('<?xml version="1.0"?><a>\xff\xfe</a>', 'latin1')],
    ['XML in no encoding', '<?xml version="1.0" encoding="klingon"?><a/>'],
  ])('refuses %s', async (_what, bytes) => {
    expect(await codeOf(bytes)).toBe('document/malformed');
  });

  it('refuses nothing at all as nothing', async () => {
    expect(await codeOf('')).toBe('document/empty');
  });

  it('stops at a bound when packed objects unpack to more than they should', async () => {
    const bomb = packedInPdf(' '.repeat(70 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe('document/malformed');
  });
});
