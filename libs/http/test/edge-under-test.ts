import { Controller, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { defineRoute } from '@landport/contracts';
import { DomainError } from '@landport/domain';
import { Clock, HealthModule, PortsModule, startService, type RunningService } from '@landport/platform';
import { z } from 'zod';
import {
  Caller,
  configureHttp,
  ContentType,
  httpAdapter,
  HttpModule,
  Input,
  RawBody,
  Route,
  Trace,
  type InputOf,
} from '../src';

const Anything = { 200: { description: 'What came', shape: null } } as const;

export const lodge = defineRoute({
  service: 'filing',
  method: 'POST',
  path: '/v1/probes/{id}',
  summary: 'Takes a probe',
  scope: 'filings:write',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ limit: z.coerce.number().int().max(500).default(25) }),
  body: {
    'application/json': z.strictObject({
      name: z.string().min(2),
      count: z.number().int(),
      lane: z.enum(['red', 'green']),
      'odd/~name': z.string().optional(),
    }),
    'application/xml': null,
  },
  answers: Anything,
});

const failing = (path: string) =>
  defineRoute({
    service: 'filing',
    method: 'GET',
    path,
    summary: 'Fails',
    scope: 'filings:read',
    answers: Anything,
  });
export const refused = failing('/v1/refused');
export const broken = failing('/v1/broken');
export const away = failing('/v1/away');

class BalanceTooLow extends DomainError {
  readonly code = 'state/illegal-transition';
  readonly kind = 'conflict';
}

@Controller()
class Probes {
  @Route(lodge)
  take(
    @Input() input: InputOf<typeof lodge>,
    @Caller() caller: Caller,
    @Trace() trace: { traceparent: string; correlationId: string },
    @RawBody() raw: Buffer,
    @ContentType() type: string,
  ): object {
    return { input, caller, trace, bytes: raw.length, type };
  }

  @Route(refused)
  refuse(): never {
    throw new BalanceTooLow('Too low.', { from: 'open', to: 'closed' });
  }

  @Route(broken)
  breakDown(): never {
    throw new Error('password=hunter2 at /srv/secret.ts');
  }

  @Route(away)
  away(): never {
    throw Object.assign(new Error('terminating connection'), { code: '57P01' });
  }
}

export interface EdgeWish {
  readonly issuer: { readonly issuer: string; readonly audience: string };
  readonly clock?: Clock;
  readonly controllers?: readonly Type[];
  readonly imports?: readonly DynamicModule[];
}

/** A service of nothing but the edge and a few probes behind it. */
export function startEdge({
  issuer,
  clock,
  controllers = [],
  imports = [],
}: EdgeWish): Promise<RunningService> {
  const config = { OIDC_ISSUER: issuer.issuer, OIDC_AUDIENCE: issuer.audience };
  const held: Provider[] = clock === undefined ? [] : [{ provide: Clock, useValue: clock }];
  const ports: DynamicModule = { module: PortsModule, providers: held };
  const module: DynamicModule = {
    module: class EdgeUnderTest {},
    imports: [ports, HealthModule, HttpModule.for(config), ...imports],
    controllers: [Probes, ...controllers],
  };
  Module({})(module.module);
  return startService({
    name: 'edge',
    module,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    adapter: httpAdapter(),
    configure: configureHttp,
  });
}

export type Answered = { status: number; headers: Headers; problem: Record<string, unknown> };

/** Sends a request and reads the answer as JSON. */
export async function ask(url: string, token: string | undefined, init: RequestInit = {}): Promise<Answered> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const answer = await fetch(url, { ...init, headers });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    problem: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}
