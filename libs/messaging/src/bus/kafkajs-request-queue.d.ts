/** An inner module of kafkajs 2.2.4 that publishes no types; see kafka-idle.ts for why it is opened. */
declare module 'kafkajs/src/network/requestQueue' {
  export default class RequestQueue {
    pending: unknown[];
    scheduleCheckPendingRequests(): void;
  }
}
