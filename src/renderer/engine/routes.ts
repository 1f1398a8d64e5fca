import type { Route } from '#contract/kernel.ts';
import type { AnswerOf, InputOf, Rooms, RouteName } from '#contract/routes.ts';

/** The route behind a name such as 'kits.edit'. */
export type RouteOf<N extends RouteName> = N extends `${infer R}.${infer V}`
  ? R extends keyof Rooms
    ? V extends keyof Rooms[R]
      ? Extract<Rooms[R][V], Route>
      : never
    : never
  : never;

/** What a caller sends to the named route, and what the call answers. */
export type Input<N extends RouteName> = InputOf<RouteOf<N>>;
/** What the named route answers. */
export type Answer<N extends RouteName> = AnswerOf<RouteOf<N>>;

/** The names of the routes that only read. */
export type QueryName = { [N in RouteName]: RouteOf<N>['kind'] extends 'query' ? N : never }[RouteName];
