export interface BrokerPlace {
  readonly port: number;
  readonly controllerPort: number;
  readonly logFolder: string;
}

/** One node that is broker and controller (KRaft), on loopback alone. */
export const propertiesOf = ({ port, controllerPort, logFolder }: BrokerPlace): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'log.dirs': logFolder,
    // Topics are made by the deploy step: a name spelt wrong must not become one.
    'auto.create.topics.enable': false,
    // A killed broker is let in again only when its old session has run out: 9 s by default.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // The feed keeps 13 months, and a projection is rebuilt from the topics.
    'log.retention.ms': -1,
    // The cleaner takes 128 MB of a 384 MB heap otherwise.
    'log.cleaner.dedupe.buffer.size': 16_777_216,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
