import { runService, type RunningService } from '@landport/platform';

/** A service with something under way that does not end. */
const neverStops: Pick<RunningService, 'name' | 'url' | 'stop'> = {
  name: 'never-stops',
  url: '',
  stop: () => {
    console.log('stopping');
    return new Promise(() => setInterval(() => undefined, 1_000));
  },
};

void runService(async () => {
  setInterval(() => undefined, 1_000);
  console.log('listening');
  return neverStops as RunningService;
}, {});
