import type { WebhookEndpointShape } from '@landport/contracts';
import type { z } from 'zod';
import { verifierOf } from '../signing/signing-key';
import type { EndpointKey, ShownEndpoint } from './endpoint.repository';

export type EndpointView = z.output<typeof WebhookEndpointShape>;

/** @param newSince  shared secrets made at or after this moment are shown, this once */
export function endpointView(endpoint: ShownEndpoint, newSince?: Date): EndpointView {
  const { id, url, description, types, state, stateReason, cursor, waiting, held } = endpoint;
  return {
    id,
    url,
    description,
    types: [...types],
    state,
    stateReason,
    keys: endpoint.keys.map((key) => keyView(key, newSince !== undefined && key.createdAt >= newSince)),
    cursor,
    waiting,
    held,
    createdAt: endpoint.createdAt.toISOString(),
    changedAt: endpoint.changedAt.toISOString(),
  };
}

function keyView(key: EndpointKey, isNew: boolean): EndpointView['keys'][number] {
  return {
    algorithm: key.algorithm,
    ...(key.algorithm === 'ed25519' && { publicKey: verifierOf(key) }),
    ...(key.algorithm === 'hmac-sha256' && isNew && { secret: verifierOf(key) }),
    createdAt: key.createdAt.toISOString(),
    ...(key.expiresAt && { expiresAt: key.expiresAt.toISOString() }),
  };
}
