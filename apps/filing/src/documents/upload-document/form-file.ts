import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { Problem } from '@landport/http';
import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { plainName } from './content-disposition';

/** One file and a few short fields are all that a form of ours has. */
const LIMITS = { files: 1, fields: 8, parts: 10, fieldNameSize: 100, fieldSize: 1_024, headerPairs: 20 };

export interface FormFile {
  readonly content: Readable;
  readonly mediaType: string;
  readonly name: string | undefined;
}

const unreadable = (en: string, zh: string): Problem =>
  new Problem({ status: 400, code: 'document/form-unreadable', detail: { en, zh } });

/**
 * Finds the one file of a form as a browser sends it, and hands it on as it arrives. Its content fails when the form
 * breaks off or holds more than one.
 * @throws Problem 400 when there is no file, or no form
 */
export function fileOfForm(headers: IncomingHttpHeaders, body: Readable): Promise<FormFile> {
  return new Promise((resolve, reject) => {
    const form = openForm(headers);
    const content = new Readable({ read: () => void file?.resume() });
    // Whoever reads it hears of its fault as well; where nobody does, the promise has told it.
    content.on('error', () => undefined);
    let file: Readable | undefined;
    const fail = (error: Error): void => {
      reject(error);
      content.destroy(error);
      body.unpipe(form);
      body.resume();
    };
    form.on('file', (_field, part, fileName, _encoding, mediaType) => {
      file = part;
      part.on('data', (piece: Buffer) => void (content.push(piece) || part.pause()));
      part.on('error', fail);
      content.once('close', () => part.resume());
      resolve({ content, mediaType: mediaType.toLowerCase(), name: plainName(fileName) });
    });
    form.on('filesLimit', () => fail(unreadable('The form has more than one file.', '表单含多个文件。')));
    form.on('error', () =>
      fail(unreadable('The form breaks off or is malformed.', '表单不完整或格式有误。')),
    );
    // Only the end of the form tells that its file is whole and its only one.
    form.on('finish', () => {
      if (file === undefined) fail(unreadable('The form has no file.', '表单不含文件。'));
      else content.push(null);
    });
    body.on('error', fail);
    body.pipe(form);
  });
}

function openForm(headers: IncomingHttpHeaders): BusboyInstance {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': String(headers['content-type']) },
      limits: LIMITS,
      defCharset: 'utf8',
    });
  } catch {
    throw unreadable('The Content-Type names no boundary.', 'Content-Type 未给出 boundary。');
  }
}
