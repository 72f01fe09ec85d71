import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Readiness } from './readiness';

/** Kubernetes' three questions and Prometheus' one. Open to anyone on the service's own network. */
@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('health/live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  @Get('health/started')
  started(@Res() reply: FastifyReply): void {
    const { started } = this.readiness;
    void reply.status(started ? 200 : 503).send({ status: started ? 'up' : 'starting' });
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const faults = await this.readiness.faults();
    const isReady = this.readiness.started && Object.keys(faults).length === 0;
    void reply.status(isReady ? 200 : 503).send({ status: isReady ? 'up' : 'down', faults });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return register.metrics();
  }
}
