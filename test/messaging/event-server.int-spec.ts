import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Readiness } from '@landport/platform';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { BATCH, EventServer, type EventContext, type ReceivedEvent } from '@landport/messaging';
import { ProblemFilter } from '../../libs/http/src/problems/problem.filter';
import { onEachBus } from './buses';
import { ports, Room } from './room';

type Told = ReceivedEvent<{ stream: string; n: number }>;
const calls: string[] = [];
const WRITE = 'INSERT INTO told (grp, stream, sequence) VALUES ($1, $2, $3)';

@Controller()
class Listener {
  @EventPattern(['landport.test.opened.v1', 'landport.test.told.v1'], BATCH)
  async together(@Payload() events: Told[], @Ctx() { tx }: EventContext): Promise<void> {
    calls.push(events.map((event) => `${event.streamKey}${event.sequence}`).join(' '));
    for (const event of events) await tx.query(WRITE, ['together', event.streamKey, event.sequence]);
  }

  @EventPattern(['landport.test.closed.v1'])
  async alone(@Payload() event: Told, @Ctx() { tx }: EventContext): Promise<void> {
    calls.push(`closed ${event.streamKey}${event.sequence}`);
    await tx.query(WRITE, ['alone', event.streamKey, event.sequence]);
    if (event.streamKey === 'bad') throw new Error('this one cannot be closed');
  }
}

@Module({ controllers: [Listener] })
class ListeningModule {}

onEachBus('the event server', (factory) => {
  let room: Room;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    calls.length = 0;
    room = await Room.open(await factory());
    const app = await NestFactory.create(ListeningModule, new FastifyAdapter(), { logger: false });
    const strategy = new EventServer({
      ...ports,
      group: 'listeners',
      topics: [room.topic],
      bus: room.bus,
      database: room.db,
      readiness: new Readiness(),
    });
    app.useGlobalFilters(new ProblemFilter(ports.logger));
    app.connectMicroservice({ strategy }, { inheritAppConfig: true });
    await room.tell('a', 2, 'landport.test.opened.v1');
    await room.tell('a', 1);
    await room.tell('b', 1);
    await room.tell('bad', 1, 'landport.test.closed.v1');
    await room.tell('a', 1, 'landport.test.closed.v1');
    await room.tell('a', 1);
    room.startRelay();
    await room.until(async () =>
      (await room.bus.lag('listeners', [room.topic])).some(({ messages }) => messages > 0),
    );
    await app.startAllMicroservices();
    stop = () => app.close();
  });
  afterEach(async () => {
    await stop();
    await room.close();
  });

  it('calls ordinary handlers, in the order of each stream, batches together, and parks what they refuse', async () => {
    await room.until(
      async () =>
        (await room.told('together')).length === 5 &&
        (await room.told('alone')).length === 1 &&
        (await room.db.query('SELECT FROM parked_event')).length === 1,
    );
    const ofA = calls.flatMap((call) => call.split(' ')).filter((word) => /^a\d$/.test(word));
    expect([...new Set(ofA)]).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
    expect(calls.indexOf('closed a4')).toBeLessThan(
      calls.findIndex((call) => call.split(' ').includes('a5')),
    );
    const [parked] = await room.db.query('SELECT stream_key, error FROM parked_event');
    expect(parked).toEqual({ stream_key: 'bad', error: 'this one cannot be closed' });
    expect(await room.told('alone')).toEqual([{ stream: 'a', sequence: 4 }]);
  });
});
