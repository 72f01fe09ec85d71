import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { mayConnect, TargetRefused, type TargetPolicy } from './target-rules';

/** All addresses of a name, as `dns.promises.lookup` gives them. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/**
 * The lookup of an outgoing connection. The name is resolved once, every answer is checked, and the socket connects
 * to one of those same answers: a name that is rebound between check and connection gains nothing, and one that
 * mixes public and private answers is refused whole.
 */
export const pinnedLookup =
  (resolve: Resolve, policy: TargetPolicy): LookupFunction =>
  (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first || found.some(({ address }) => !mayConnect(address, policy))) {
          callback(new TargetRefused(host, 'its name leads to an address that is not public'), []);
        } else if (options.all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
