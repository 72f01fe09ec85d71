import RequestQueue from 'kafkajs/src/network/requestQueue';

let isQuiet = false;

/**
 * kafkajs 2.2 looks at its request queue every millisecond even when nothing waits in it (its next check then
 * lies at a negative delay). With this it looks again only while a request waits; every new one asks by itself.
 */
export function quietRequestQueue(): void {
  if (isQuiet) return;
  isQuiet = true;
  const { prototype } = RequestQueue;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function scheduleWhenNeeded(this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}
