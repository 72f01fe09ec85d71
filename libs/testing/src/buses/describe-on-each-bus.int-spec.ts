import { connect } from 'node:net';
import { once } from 'node:events';
import { describeOnEachBus } from './describe-on-each-bus';

describeOnEachBus('a suite on each bus', (bus) => {
  it('is told where the bus is', async () => {
    const { BUS, KAFKA_BROKERS } = await bus.environment();
    expect(BUS).toBe(bus.kind);
    if (bus.kind === 'postgres') return;
    const socket = connect(Number(KAFKA_BROKERS.split(':')[1]), '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
  });
});
