import {
  Global,
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { topicsReadBy, type ServiceName } from '@landport/contracts';
import { Clock, Database, Ids, LOGGER, Readiness, Timers, type Logger } from '@landport/platform';
import { createBus, type BusConfig } from './bus/create-bus';
import { EVENT_BUS, type EventBus } from './bus/event-bus';
import { EventServer } from './inbox/event-server';
import { OperationsController, SERVICE_NAME } from './operations/operations.controller';
import { ParkedEvents } from './operations/parked-events';
import { Outbox } from './outbox/outbox';
import { Relay } from './relay/relay';

const RELAY_DATABASE = Symbol('relay database');
const RELAY_CONNECTIONS = 2;

/** Outbox, relay, bus and event server of one service. */
@Global()
@Module({})
export class MessagingModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Relay) private readonly relay: Relay,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(RELAY_DATABASE) private readonly relayDatabase: Database,
  ) {}

  static for(service: ServiceName, config: BusConfig): DynamicModule {
    const topics = topicsReadBy(service);
    const providers: Provider[] = [
      {
        provide: EVENT_BUS,
        inject: [Clock, Timers, LOGGER],
        useFactory: (clock: Clock, timers: Timers, logger: Logger) =>
          createBus(service, config, { clock, timers, logger }),
      },
      {
        provide: RELAY_DATABASE,
        useFactory: () =>
          new Database({ url: config.DATABASE_URL, pool: RELAY_CONNECTIONS, name: `${service} relay` }),
      },
      {
        provide: Outbox,
        inject: [Ids, Clock],
        useFactory: (ids: Ids, clock: Clock) => new Outbox(service, ids, clock),
      },
      {
        provide: Relay,
        inject: [RELAY_DATABASE, EVENT_BUS, Timers, LOGGER],
        useFactory: (database: Database, bus: EventBus, timers: Timers, logger: Logger) =>
          new Relay({ service, database, bus, timers, logger }),
      },
      {
        provide: EventServer,
        inject: [EVENT_BUS, Database, Ids, Clock, Timers, LOGGER, Readiness],
        useFactory: (
          bus: EventBus,
          database: Database,
          ids: Ids,
          clock: Clock,
          timers: Timers,
          logger: Logger,
          readiness: Readiness,
        ) =>
          new EventServer({ group: service, topics, bus, database, ids, clock, timers, logger, readiness }),
      },
      { provide: SERVICE_NAME, useValue: service },
      {
        provide: ParkedEvents,
        inject: [Database, Ids, Clock],
        useFactory: (database: Database, ids: Ids, clock: Clock) =>
          new ParkedEvents(service, database, ids, clock),
      },
    ];
    const controllers = [OperationsController];
    return {
      module: MessagingModule,
      controllers,
      providers,
      exports: [Outbox, EVENT_BUS, EventServer, Relay],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.bus.start();
    this.outbox.wake = () => this.relay.hurry();
    this.relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.bus.stop();
    await this.relayDatabase.close();
  }
}
