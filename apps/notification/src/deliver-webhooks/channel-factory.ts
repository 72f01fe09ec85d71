import { Clock, Timers } from '@landport/platform';
import type { Resolve } from '../outgoing-address/pinned-lookup';
import type { TargetPolicy } from '../outgoing-address/target-rules';
import type { EndpointKeys } from './held-endpoint';
import { WebhookChannel } from './webhook-channel';

/** Opens the connections to receivers, the only ones that leave the house. */
export class ChannelFactory {
  /**
   * @param policy   where this installation may send
   * @param breadth  requests under way together at one endpoint
   */
  constructor(
    readonly policy: TargetPolicy,
    readonly breadth: number,
    private readonly resolve: Resolve,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  open(url: string, keys: EndpointKeys): WebhookChannel {
    const { policy, breadth, resolve } = this;
    return new WebhookChannel({ url, keys, policy, breadth, resolve }, this.clock, this.timers);
  }
}
