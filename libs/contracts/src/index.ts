export * from './event';
export * from './values';
export * from './filing.events';
export * from './customs-zone.events';
export * from './air-transit.events';
export * from './catalogue';
export * from './route';
export * from './scopes';
