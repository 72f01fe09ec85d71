export { EVENT_BUS, type EventBus, type PartitionLag } from './bus/event-bus';
export { LANES, laneOf } from './outbox/lane';
export { LARGEST_EVENT, Outbox, type OutboxColumns } from './outbox/outbox';
export { BATCH, EventRefused, type EventContext, type ReceivedEvent } from './received-event';
