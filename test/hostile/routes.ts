import { ROUTES, type RouteDefinition, type ServiceName } from '@landport/contracts';
import type { Asked, Door } from './hostile-window';

export const keyOf = ({ method, path }: Pick<RouteDefinition, 'method' | 'path'>): string =>
  `${method} ${path}`;

export const EVERY_ROUTE: readonly (readonly [string, RouteDefinition])[] = ROUTES.map((route) => [
  keyOf(route),
  route,
]);

/** The service that answers a route; of what each service has, one stands for all. */
export const serviceOf = ({ service }: RouteDefinition): ServiceName =>
  service === 'every' ? 'notification' : service;

/** Both ways in. */
export const doorsOf = (route: RouteDefinition): readonly Door[] => ['gateway', serviceOf(route)];

export const isOfOne = ({ path }: RouteDefinition): boolean => path.includes('{');

export const takesJson = ({ body }: RouteDefinition): boolean => body?.['application/json'] !== undefined;

/** A request of which one part is spoilt on purpose. */
export const spoilt = (asked: Asked, change: Partial<Asked>): Asked => ({
  ...asked,
  ...change,
  headers: { ...asked.headers, ...change.headers },
});
