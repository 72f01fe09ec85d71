import { listWebhooks, showWebhook } from '@landport/contracts';
import { Caller, etagOf, Input, Reply, Route, type InputOf } from '@landport/http';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { endpointView, type EndpointView } from '../webhook-endpoints/endpoint-view';
import { EndpointRepository } from '../webhook-endpoints/endpoint.repository';

@Controller()
export class ShowWebhooksController {
  constructor(@Inject(EndpointRepository) private readonly endpoints: EndpointRepository) {}

  @Route(listWebhooks)
  async list(@Caller() { organisationId }: Caller): Promise<{ items: EndpointView[] }> {
    const endpoints = await this.endpoints.list(organisationId);
    return { items: endpoints.map((endpoint) => endpointView(endpoint)) };
  }

  @Route(showWebhook)
  async show(
    @Input() { params }: InputOf<typeof showWebhook>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<EndpointView> {
    const endpoint = await this.endpoints.show(organisationId, params.id);
    void reply.header('etag', etagOf(endpoint.version));
    return endpointView(endpoint);
  }
}
