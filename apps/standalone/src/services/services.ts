import type { ServiceName } from '@landport/contracts';
import type { Environment, RunningService } from '@landport/platform';

export type AppName = ServiceName | 'gateway';

/** Starts one of the five in this process. */
export type Start = (env: Environment) => Promise<RunningService>;

/** Reads an app's code only where it runs: a process of its own need not read the other four. */
export const LOADERS: Readonly<Record<AppName, () => Start>> = {
  filing: () => filing().startFiling,
  'customs-zone': () => customsZone().startCustomsZone,
  'air-transit': () => airTransit().startAirTransit,
  notification: () => notification().startNotification,
  gateway: () => gateway().startGateway,
};

export const APPS = Object.keys(LOADERS) as readonly AppName[];

type Filing = typeof import('../../../filing/src/start-filing');
type CustomsZone = typeof import('../../../customs-zone/src/start-customs-zone');
type AirTransit = typeof import('../../../air-transit/src/start-air-transit');
type Notification = typeof import('../../../notification/src/start-notification');
type Gateway = typeof import('../../../gateway/src/start-gateway');

const filing = (): Filing => require('../../../filing/src/start-filing') as Filing;
const customsZone = (): CustomsZone => require('../../../customs-zone/src/start-customs-zone') as CustomsZone;
const airTransit = (): AirTransit => require('../../../air-transit/src/start-air-transit') as AirTransit;
const notification = (): Notification =>
  require('../../../notification/src/start-notification') as Notification;
const gateway = (): Gateway => require('../../../gateway/src/start-gateway') as Gateway;
