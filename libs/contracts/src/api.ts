import { NOTIFICATION_ROUTES } from './notification.api';
import { OPERATIONS_ROUTES } from './operations.api';
import type { RouteDefinition } from './route';

/** Everything a caller can ask. The gateway's map and the OpenAPI document are made from it. */
export const ROUTES: readonly RouteDefinition[] = [...NOTIFICATION_ROUTES, ...OPERATIONS_ROUTES];
