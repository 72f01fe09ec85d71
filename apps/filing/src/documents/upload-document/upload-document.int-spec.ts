import type { DocumentView } from '@landport/contracts';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { aPdf, aPng } from '../../../../../test/documents/files';
import { FilingWindow, type Answer, type Person } from '../../../../../test/filing/filing-window';

const MB = 1024 * 1024;
const viewOf = ({ json }: Answer): DocumentView => json as unknown as DocumentView;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** A PDF of so many bytes, no two alike. */
function aPdfOf(bytes: number): Buffer {
  const start = `%${randomBytes(16).toString('hex')}\n%`;
  return aPdf(`${start}${'x'.repeat(bytes - aPdf(`${start}\n`).length)}\n`);
}

describe('sending documents', () => {
  let window: FilingWindow;
  beforeAll(async () => {
    window = await FilingWindow.open({ DOCUMENTS_PER_ORGANISATION: '40' });
  });
  afterAll(() => window.close());

  const send = (body: Buffer | FormData, headers: Record<string, string> = {}, who: Person = 'importer') =>
    window.ask(who, 'POST', '/v1/documents', {
      body,
      contentType: headers['content-type'] ?? 'application/pdf',
      headers,
    });
  const named = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` });
  /** Files in spool and store. */
  const files = (folder: string): number => {
    const path = join(window.folder, folder);
    if (!existsSync(path)) return 0;
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
  };

  it('keeps what is sent, says what it found, and gives it back byte for byte as an attachment', async () => {
    const bytes = aPdf('%1\n');
    const answer = await send(bytes, {
      'content-disposition': `attachment; filename="x.pdf"; filename*=UTF-8''${encodeURIComponent('发票 1.pdf')}`,
    });
    expect(answer.status).toBe(201);
    const { id } = viewOf(answer);
    const href = `/v1/documents/${id}`;
    expect(answer.headers.get('location')).toBe(href);
    expect(viewOf(answer)).toEqual({
      id,
      name: '发票 1.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: sha256(bytes),
      status: 'received',
      scan: 'notScanned',
      receivedAt: expect.any(String),
      used: false,
      links: { self: { href }, content: { href: `${href}/content` } },
    });
    expect((await window.ask('importer', 'GET', href)).json).toEqual(answer.json);

    const { status, headers, text } = await window.ask('importer', 'GET', `${href}/content`);
    expect([status, text]).toEqual([200, bytes.toString()]);
    const digest = createHash('sha256').update(bytes).digest('base64');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="__ 1.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%201.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'repr-digest': `sha-256=:${digest}:`,
      digest: `SHA-256=${digest}`,
    });
  });

  it('takes a form as a browser sends it', async () => {
    const form = new FormData();
    form.set('note', 'the seal');
    form.set('file', new File([new Uint8Array(aPng())], 'C:\\papers\\公章.png', { type: 'image/png' }));
    const answer = await send(form);
    expect([answer.status, viewOf(answer).name, viewOf(answer).mediaType]).toEqual([
      201,
      '公章.png',
      'image/png',
    ]);
  });

  it.each<[string, (form: FormData) => void]>([
    ['without a file', (form) => form.set('note', 'x')],
    ['with nothing in it', () => undefined],
    [
      'with two files',
      (form) => {
        form.append('file', new File([new Uint8Array(aPdf('%a\n'))], 'a.pdf'));
        form.append('file', new File([new Uint8Array(aPdf('%b\n'))], 'b.pdf'));
      },
    ],
  ])('refuses a form %s and keeps nothing of it', async (_what, fill) => {
    const before = await window.count('document');
    const form = new FormData();
    fill(form);
    const { status, json } = await send(form);
    expect([status, json['code']]).toEqual([400, 'document/form-unreadable']);
    expect(await window.count('document')).toBe(before);
    expect(files('receiving')).toBe(0);
  });

  it('refuses a form that breaks off or names no boundary', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n';
    for (const [type, body] of [
      ['multipart/form-data; boundary=b', `${part}${String(aPdf())}`],
      ['multipart/form-data', part],
    ] as const) {
      const { status, json } = await send(Buffer.from(body), { 'content-type': type });
      expect([status, json['code']]).toEqual([400, 'document/form-unreadable']);
    }
  });

  it('keeps the same bytes of one organisation once, and those of another apart', async () => {
    const bytes = aPdf('%the same\n');
    const first = await send(bytes);
    const again = await send(bytes, named('other-name.pdf'));
    expect([first.status, again.status, viewOf(again).id]).toEqual([201, 200, viewOf(first).id]);
    const others = await send(bytes, {}, 'second');
    expect(others.status).toBe(201);
    expect(viewOf(others).id).not.toBe(viewOf(first).id);
  });

  it('keeps one of 20 equal ones that come at once', async () => {
    const bytes = aPdf('%at once\n');
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(bytes)));
    expect(new Set(answers.map((each) => viewOf(each).id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  });

  it.each([
    [415, 'document/type-not-taken', 'application/octet-stream', Buffer.from('#!/bin/sh\n')],
    [415, 'request/media-type-unsupported', 'text/html', Buffer.from('<p>')],
    [422, 'document/type-mismatch', 'image/png', aPdf()],
    [422, 'document/active-content', 'application/pdf', aPdf('/S /JavaScript\n')],
    [422, 'document/empty', 'application/pdf', Buffer.alloc(0)],
  ])('answers %d %s and keeps nothing', async (status, code, type, bytes) => {
    const before = await window.count('document');
    const answer = await send(bytes, { 'content-type': type, 'accept-language': 'zh' });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
    expect(answer.json['remedy']).toMatch(/[一-鿿]/);
    expect(await window.count('document')).toBe(before);
    expect(files('receiving')).toBe(0);
  });

  it('takes 25 MB and not a byte more, whether the length is told or not', async () => {
    expect((await send(aPdfOf(25 * MB))).status).toBe(201);
    const tooBig = aPdfOf(25 * MB + 1);
    const told = await send(tooBig);
    expect([told.status, told.json['code']]).toEqual([413, 'request/too-large']);
    expect(await sendChunked(tooBig)).toBe(413);
    const farTooBig = await send(aPdfOf(26 * MB));
    expect(farTooBig.status).toBe(413);
    expect(files('receiving')).toBe(0);
  });

  it('holds no upload in memory: 50 of 6 MB at once take less than a third of what they send', async () => {
    const all = Array.from({ length: 6 }, () => aPdfOf(6 * MB));
    let highest = 0;
    const before = process.memoryUsage().arrayBuffers;
    const look = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().arrayBuffers - before);
    }, 2);
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, at) => sendChunked(all[at % 6]!)));
    clearInterval(look);
    expect(statuses.every((status) => status === 200 || status === 201)).toBe(true);
    expect(highest).toBeLessThan(100 * MB);
  });

  it('leaves nothing of an upload whose sender breaks off', async () => {
    const before = await window.count('document');
    await breakOff(aPdfOf(MB));
    for (let tries = 0; tries < 100 && files('receiving') > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect([files('receiving'), await window.count('document')]).toEqual([0, before]);
  });

  it('lists what is one’s own, newest first, by state and use', async () => {
    const mine = await window.ask('importer', 'GET', '/v1/documents?limit=2&used=false&status=received');
    const items = mine.json['items'] as unknown as DocumentView[];
    expect(items).toHaveLength(2);
    expect(items[0]!.id > items[1]!.id).toBe(true);
    const next = (mine.json['next'] as unknown as { href: string }).href;
    const more = (await window.ask('importer', 'GET', next)).json['items'] as unknown as DocumentView[];
    expect(more.every(({ id }) => id < items[1]!.id)).toBe(true);
    const used = await window.ask('importer', 'GET', '/v1/documents?used=true');
    expect(used.json['items']).toEqual([]);
    const others = await window.ask('second', 'GET', '/v1/documents');
    expect(others.json['items']).toHaveLength(1);
  });

  it('shows nothing to anybody else, an officer without a task on it included', async () => {
    const { id } = viewOf(await send(aPdf('%secret\n')));
    for (const who of ['second', 'wang', 'clerk'] as const)
      for (const path of [`/v1/documents/${id}`, `/v1/documents/${id}/content`])
        expect([(await window.ask(who, 'GET', path)).status]).toEqual([404]);
    expect((await window.ask('second', 'DELETE', `/v1/documents/${id}`)).status).toBe(404);
  });

  it('removes what no filing names, its bytes included, and takes the same bytes anew', async () => {
    const bytes = aPdf('%to remove\n');
    const before = files('documents');
    const { id } = viewOf(await send(bytes));
    expect(files('documents')).toBe(before + 1);
    expect((await window.ask('importer', 'DELETE', `/v1/documents/${id}`)).status).toBe(204);
    expect((await window.ask('importer', 'GET', `/v1/documents/${id}`)).status).toBe(404);
    expect((await window.ask('importer', 'DELETE', `/v1/documents/${id}`)).status).toBe(404);
    const again = await send(bytes);
    expect(again.status).toBe(201);
    expect(viewOf(again).id).not.toBe(id);
    for (let tries = 0; tries < 100 && files('documents') > before + 1; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(files('documents')).toBe(before + 1);
  });

  it('keeps no more unused ones than it may, however many come at once', async () => {
    const all = Array.from({ length: 60 }, (_, at) => aPdf(`%many ${at}\n`));
    const answers = await Promise.all(all.map((bytes) => send(bytes, {}, 'second')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(39);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(21);
    expect(refused[0]?.json).toMatchObject({ code: 'document/too-many', details: { limit: 40 } });
  });

  const asRequest = async () => {
    const headers = {
      authorization: `Bearer ${await window.tokenOf('importer')}`,
      'content-type': 'application/pdf',
      'transfer-encoding': 'chunked',
    };
    return request(`${window.service.url}/v1/documents`, { method: 'POST', headers });
  };

  async function sendChunked(bytes: Buffer): Promise<number> {
    const asked = await asRequest();
    return new Promise((resolve, reject) => {
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject);
      const write = (at: number): void => {
        if (at >= bytes.length) return void asked.end();
        const isRoom = asked.write(bytes.subarray(at, at + 65_536));
        if (isRoom) setImmediate(() => write(at + 65_536));
        else asked.once('drain', () => write(at + 65_536));
      };
      write(0);
    });
  }

  async function breakOff(bytes: Buffer): Promise<void> {
    const asked = await asRequest();
    asked.on('error', () => undefined);
    asked.write(bytes);
    for (let tries = 0; tries < 100 && files('receiving') === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(files('receiving')).toBe(1);
    asked.destroy();
  }
});
