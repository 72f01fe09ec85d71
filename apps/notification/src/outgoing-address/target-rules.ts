import { DomainError } from '@landport/domain';
import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-address';

/** Where this installation may send webhooks. */
export interface TargetPolicy {
  /** Ports of https targets. */
  readonly ports: readonly number[];
  /** Also this machine itself, by http or https on any port. */
  readonly allowLoopback: boolean;
}

export class TargetRefused extends DomainError {
  readonly code = 'webhook/target-refused';
  readonly kind = 'invalid';
  override readonly remedy =
    'Give an https URL with a public host name, without user name or password, on a port that is allowed.';
  constructor(url: string, reason: string) {
    super(`Nothing is sent to ${url}: ${reason}.`, { url, reason, pointer: '/url' });
  }
}

/** The host without the brackets of an IPv6 literal. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * What can be said of a target before its name is resolved. `URL` has already turned every spelling of an IPv4
 * address (decimal, octal, hexadecimal, short, full-width) into its dotted form.
 * @throws TargetRefused
 */
export function checkTarget(text: string, policy: TargetPolicy): URL {
  const refuse = (reason: string): never => {
    throw new TargetRefused(text, reason);
  };
  const url = URL.parse(text) ?? refuse('it is not an absolute URL');
  if (url.username !== '' || url.password !== '') refuse('it carries a user name or a password');
  if (url.hash !== '') refuse('it carries a fragment, which is never sent');
  const host = hostOf(url);
  if (policy.allowLoopback && (host === 'localhost' || isLoopbackAddress(host))) {
    return /^https?:$/.test(url.protocol) ? url : refuse('it is neither http nor https');
  }
  if (url.protocol !== 'https:') refuse('it is not https');
  const port = url.port === '' ? 443 : Number(url.port);
  if (!policy.ports.includes(port)) refuse(`port ${port} is not allowed`);
  if (isIP(host) === 0) {
    if (!/[^.]\.[^.]/.test(host)) refuse('its host is no full name');
    if (/(^|\.)(localhost|local|internal|home\.arpa|onion)\.?$/.test(host))
      refuse('its host is a private name');
  } else if (!isPublicAddress(host)) refuse('its address is not public');
  return url;
}

/** Whether a resolved address may be connected to. */
export const mayConnect = (address: string, policy: TargetPolicy): boolean =>
  isPublicAddress(address) || (policy.allowLoopback && isLoopbackAddress(address));
