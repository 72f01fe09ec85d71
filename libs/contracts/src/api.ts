import { FILING_ROUTES } from './filing.api';
import { KIND_ROUTES } from './kinds.api';
import { OPERATIONS_ROUTES } from './operations.api';
import type { RouteDefinition } from './route';
import { TASK_ROUTES } from './tasks.api';

/** Everything a caller can ask. The gateway's map and the OpenAPI document are made from it. */
export const ROUTES: readonly RouteDefinition[] = [
  ...FILING_ROUTES,
  ...TASK_ROUTES,
  ...KIND_ROUTES,
  ...OPERATIONS_ROUTES,
];
