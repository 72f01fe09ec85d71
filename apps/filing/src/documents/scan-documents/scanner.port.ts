import type { Readable } from 'node:stream';

export interface ScanVerdict {
  /** What was found, as the scanner calls it; absent when the content is clean. */
  readonly threat?: string;
}

/** Looks through content for malware. */
export abstract class Scanner {
  /** Takes the content as a stream and leaves it ended or destroyed. @throws ScannerUnavailable */
  abstract scan(content: Readable): Promise<ScanVerdict>;
}

/** No word on the content: the scanner is away, too slow, or cannot take it. The same content is tried again. */
export class ScannerUnavailable extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`The scanner gave no verdict: ${why}.`, options);
    this.name = 'ScannerUnavailable';
  }
}
