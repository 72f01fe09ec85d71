import { assertTransition, type Transitions } from '@landport/domain';

export type EndpointState = 'active' | 'paused' | 'disabled';

/** `disabled` is the receiver's own word (410); its owner may take it up again. */
export const ENDPOINT_TRANSITIONS = {
  active: ['paused', 'disabled'],
  paused: ['active', 'disabled'],
  disabled: ['active'],
} as const satisfies Transitions<EndpointState>;

export interface EndpointFields {
  readonly id: string;
  readonly organisationId: string;
  readonly url: string;
  readonly description: string;
  /** Empty: every type. */
  readonly types: readonly string[];
  readonly state: EndpointState;
  readonly stateReason: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export interface EndpointChange {
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly state: 'active' | 'paused';
}

/** An address of an organisation to which its feed is pushed. */
export class WebhookEndpoint {
  private constructor(readonly fields: EndpointFields) {}

  static registered(
    id: string,
    organisationId: string,
    target: Pick<EndpointFields, 'url' | 'description' | 'types'>,
    at: Date,
  ): WebhookEndpoint {
    return new WebhookEndpoint({
      ...target,
      id,
      organisationId,
      state: 'active',
      stateReason: '',
      version: 1,
      createdAt: at,
      changedAt: at,
    });
  }

  static from(fields: EndpointFields): WebhookEndpoint {
    return new WebhookEndpoint(fields);
  }

  /** @throws IllegalTransition */
  changed(change: EndpointChange, at: Date): WebhookEndpoint {
    if (change.state !== this.fields.state) {
      assertTransition('The webhook endpoint', ENDPOINT_TRANSITIONS, this.fields.state, change.state);
    }
    return new WebhookEndpoint({ ...this.touched(at).fields, ...change, stateReason: '' });
  }

  /** The next version, for a change of what belongs to it. */
  touched(at: Date): WebhookEndpoint {
    return new WebhookEndpoint({ ...this.fields, version: this.fields.version + 1, changedAt: at });
  }
}

/** Whether an endpoint with this filter is told of events of that type. */
export const wants = (types: readonly string[], type: string): boolean =>
  types.length === 0 || types.includes(type);
