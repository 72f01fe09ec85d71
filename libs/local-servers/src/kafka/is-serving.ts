import { connect } from 'node:net';

/** Metadata, version 0, no correlation, no client, all topics: the smallest question whose answer lists brokers. */
const QUESTION = Buffer.from([0, 0, 0, 14, 0, 3, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0]);

/**
 * Whether a broker answers on that port of loopback and counts itself in. An open port alone says little: Kafka
 * opens it before it serves.
 * @see https://kafka.apache.org/protocol#The_Messages_Metadata
 */
export function isServing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (serving: boolean): void => {
      socket.destroy();
      resolve(serving);
    };
    socket.once('error', () => answer(false));
    socket.setTimeout(1000, () => answer(false));
    socket.write(QUESTION);
    // Size, correlation, then how many brokers are alive.
    socket.once('data', (data) => answer(data.length >= 12 && data.readInt32BE(8) > 0));
  });
}
