import { AIR_TRANSIT_ROUTES } from './air-transit.api';
import { CUSTOMS_ZONE_ROUTES } from './customs-zone.api';
import { NOTIFICATION_ROUTES } from './notification.api';
import { OPERATIONS_ROUTES } from './operations.api';
import type { RouteDefinition } from './route';

/** Everything a caller can ask. The gateway's map and the OpenAPI document are made from it. */
export const ROUTES: readonly RouteDefinition[] = [
  ...AIR_TRANSIT_ROUTES,
  ...CUSTOMS_ZONE_ROUTES,
  ...NOTIFICATION_ROUTES,
  ...OPERATIONS_ROUTES,
];
