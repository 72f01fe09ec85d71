import type { Timers } from '@landport/platform';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Scanner, ScannerUnavailable, type ScanVerdict } from './scanner.port';

/** The `z` form: command and answer end with NUL, so that neither depends on line ends. */
const COMMAND = 'zINSTREAM\0';
const END = Buffer.alloc(4);
/** An answer is one short line. */
const LONGEST_ANSWER = 4_096;

export interface ClamdAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * ClamAV's daemon over TCP: one connection a document, its bytes in chunks that each tell their length.
 * @see `man clamd`, INSTREAM
 */
export class ClamdScanner extends Scanner {
  /** @param patience  milliseconds for a whole scan */
  constructor(
    private readonly address: ClamdAddress,
    private readonly timers: Timers,
    private readonly patience = 120_000,
  ) {
    super();
  }

  async scan(content: Readable): Promise<ScanVerdict> {
    const socket = connect(this.address);
    const giveUp = this.timers.after(this.patience, () =>
      socket.destroy(new Error(`no answer in ${this.patience} ms`)),
    );
    try {
      const answer = answerOn(socket);
      const sent = pipeline(content, inChunks, socket, { end: false });
      // Unless the answer came first; then the rest is not wanted.
      sent.catch((error: Error) => socket.destroy(error));
      return verdictIn(await answer);
    } catch (error) {
      if (error instanceof ScannerUnavailable) throw error;
      throw new ScannerUnavailable((error as Error).message, { cause: error });
    } finally {
      giveUp();
      socket.destroy();
      content.destroy();
    }
  }
}

async function* inChunks(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer | string> {
  yield COMMAND;
  for await (const piece of content) {
    // A length of zero would end the stream.
    if (piece.length === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    yield length;
    yield piece;
  }
  yield END;
}

function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      const end = answer.indexOf('\0');
      if (end >= 0) resolve(answer.slice(0, end));
      else if (answer.length > LONGEST_ANSWER) reject(new Error('its answer has no end'));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('it broke off')));
  });
}

/** @throws ScannerUnavailable for anything that is no verdict, such as a size limit of clamd's own */
function verdictIn(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return {};
  const threat = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (threat === undefined) throw new ScannerUnavailable(answer.slice(0, 200) || 'an empty answer');
  return { threat };
}
