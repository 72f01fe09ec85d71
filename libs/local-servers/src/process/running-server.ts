/** A server of another maker, running on this machine for as long as the process that started it. */
export interface RunningServer {
  /** The server's own process. */
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server is gone, by `stop` or by itself. */
  readonly gone: Promise<void>;
  /** Stops it cleanly and frees its data folder. Safe to repeat. */
  stop(): Promise<void>;
}

/** Takes one line of progress for a person to read. */
export type Say = (line: string) => void;

/** A server did not start; the message says why in words that lead to the remedy. */
export class ServerFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ServerFault';
  }
}
