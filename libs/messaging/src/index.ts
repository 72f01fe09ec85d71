export {
  EVENT_BUS,
  type EventBus,
  type IncomingMessage,
  type OutgoingMessage,
  type PartitionLag,
} from './bus/event-bus';
export { busPlan } from './bus/bus-plan';
export { createBus, type BusConfig } from './bus/create-bus';
export { EventServer } from './inbox/event-server';
export { rebuildProjection, type ProjectionToRebuild } from './inbox/rebuild-projection';
export { MessagingModule } from './messaging.module';
export { laneOf } from './outbox/lane';
export { LARGEST_EVENT, Outbox } from './outbox/outbox';
export { BATCH, EventRefused, type EventContext, type ReceivedEvent } from './received-event';
export { Relay } from './relay/relay';
