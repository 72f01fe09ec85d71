import type { RouteDefinition } from '@landport/contracts';
import type { z } from 'zod';

type Shape<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** A body is one of the shapes; a type of content without a shape is read from `@RawBody()`. */
type Body<Bodies> =
  Bodies extends Readonly<Record<string, z.ZodType | null>>
    ? { [Type in keyof Bodies]: Shape<Bodies[Type]> }[keyof Bodies]
    : undefined;

type At<Route, Part extends string> = Route extends { readonly [Name in Part]: infer Value }
  ? Value
  : undefined;

/** What a controller of the route gets: validated, and typed from the route's own definition. */
export interface InputOf<Route extends RouteDefinition> {
  readonly params: Shape<At<Route, 'params'>>;
  readonly query: Shape<At<Route, 'query'>>;
  readonly headers: Shape<At<Route, 'headers'>>;
  readonly body: Body<At<Route, 'body'>>;
}
