import { connect } from 'node:net';

/** What a server answers to bytes, until it closes. */
export const raw = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(Buffer.concat(parts).toString()));
    socket.on('error', reject);
  });

/** Senders that begin and never go on: half a header, half a body, at the gateway and past it. */
export const beginSlowly = (urls: readonly string[], authorization: string): Promise<string>[] =>
  urls.flatMap((url) => [
    raw(url, 'POST /v1/filings HTTP/1.1\r\nHost: x\r\nX-Slow'),
    raw(
      url,
      `POST /v1/filings HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"kind":',
    ),
  ]);
