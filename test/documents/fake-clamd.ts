import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { EICAR } from './files';

/** How the daemon behaves to a connection. */
export type Mood = 'well' | 'silent' | 'rude' | 'small';

/** clamd as far as INSTREAM goes: reads command and chunks by the letter, and knows one virus. */
export class FakeClamd {
  mood: Mood = 'well';
  /** What came whole, in order. */
  readonly scanned: Buffer[] = [];
  private readonly open = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeClamd> {
    const server = createServer();
    const fake = new FakeClamd(server);
    server.on('connection', (socket) => {
      fake.open.add(socket);
      socket.on('close', () => fake.open.delete(socket)).on('error', () => undefined);
      fake.serve(socket).catch(() => socket.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(socket: Socket): Promise<void> {
    if (this.mood === 'silent') return void socket.resume();
    if (this.mood === 'rude') return void socket.destroy();
    const content = await contentOn(socket, this.mood === 'small' ? 100 : Infinity);
    if (content === undefined) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
    this.scanned.push(content);
    const isInfected = content.includes(EICAR);
    socket.end(`stream: ${isInfected ? 'Eicar-Test-Signature FOUND' : 'OK'}\0`);
  }
}

/** @returns undefined when there is more than the daemon takes; throws when it is not INSTREAM by the letter */
async function contentOn(socket: Socket, most: number): Promise<Buffer | undefined> {
  let rest = Buffer.alloc(0);
  const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const take = async (many: number): Promise<Buffer> => {
    while (rest.length < many) {
      const { value, done } = await pieces.next();
      if (done) throw new Error('it breaks off');
      rest = Buffer.concat([rest, value]);
    }
    const taken = rest.subarray(0, many);
    rest = rest.subarray(many);
    return taken;
  };
  if (String(await take(10)) !== 'zINSTREAM\0') throw new Error('another command');
  const content: Buffer[] = [];
  let size = 0;
  for (;;) {
    const length = (await take(4)).readUInt32BE();
    if (length === 0) return Buffer.concat(content);
    size += length;
    if (size > most) return undefined;
    content.push(await take(length));
  }
}
