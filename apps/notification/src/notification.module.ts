import { HttpModule } from '@landport/http';
import { MessagingModule } from '@landport/messaging';
import { Clock, DatabaseModule, HealthModule, PortsModule, Timers } from '@landport/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { promises as dns } from 'node:dns';
import { AppendToFeedConsumer } from './append-to-feed/append-to-feed.consumer';
import { ChangeWebhookController } from './change-webhook/change-webhook.controller';
import { ChannelFactory } from './deliver-webhooks/channel-factory';
import { DeliveryRecorder } from './deliver-webhooks/delivery-recorder';
import { DeliveryRepository } from './deliver-webhooks/delivery.repository';
import { WebhookDispatcher } from './deliver-webhooks/webhook-dispatcher';
import { FeedTails } from './feed/feed-tails';
import { FeedRepository } from './feed/feed.repository';
import { ListDeliveriesController } from './list-deliveries/list-deliveries.controller';
import type { NotificationConfig } from './notification.config';
import { ReadFeedController } from './read-feed/read-feed.controller';
import { RedeliverController } from './redeliver/redeliver.controller';
import { RegisterWebhookController } from './register-webhook/register-webhook.controller';
import { RemoveWebhookController } from './remove-webhook/remove-webhook.controller';
import { RotateSecretController } from './rotate-secret/rotate-secret.controller';
import { ShowWebhooksController } from './show-webhooks/show-webhooks.controller';
import { OpenStreams } from './stream-feed/open-streams';
import { StreamFeedController } from './stream-feed/stream-feed.controller';
import { TestWebhookController } from './test-webhook/test-webhook.controller';
import { EndpointRepository } from './webhook-endpoints/endpoint.repository';

@Module({})
export class NotificationModule {
  static for(config: NotificationConfig): DynamicModule {
    return {
      module: NotificationModule,
      imports: [
        PortsModule,
        HealthModule,
        DatabaseModule.for('notification', config),
        HttpModule.for(config),
        MessagingModule.for('notification', config),
      ],
      controllers: [
        AppendToFeedConsumer,
        ReadFeedController,
        StreamFeedController,
        RegisterWebhookController,
        ShowWebhooksController,
        ChangeWebhookController,
        RemoveWebhookController,
        RotateSecretController,
        ListDeliveriesController,
        TestWebhookController,
        RedeliverController,
      ],
      providers: [
        FeedRepository,
        FeedTails,
        OpenStreams,
        EndpointRepository,
        DeliveryRepository,
        DeliveryRecorder,
        WebhookDispatcher,
        {
          provide: ChannelFactory,
          inject: [Clock, Timers],
          useFactory: (clock: Clock, timers: Timers) => channelFactory(config, clock, timers),
        },
      ],
    };
  }
}

function channelFactory(config: NotificationConfig, clock: Clock, timers: Timers): ChannelFactory {
  const policy = { ports: config.WEBHOOK_PORTS, allowLoopback: config.WEBHOOK_ALLOW_LOOPBACK };
  const resolve = (host: string) => dns.lookup(host, { all: true });
  return new ChannelFactory(policy, config.WEBHOOK_CONCURRENCY, resolve, clock, timers);
}
