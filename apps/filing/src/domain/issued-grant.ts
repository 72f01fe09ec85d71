import { GrantIssued, type DataOf } from '@landport/contracts';
import { Aggregate } from '@landport/domain';

/**
 * A grant at the moment that it is given. It begins a stream of its own: its holder may be another than the filer, and
 * has not followed the filing that it comes from.
 */
export class IssuedGrant extends Aggregate {
  constructor(data: DataOf<typeof GrantIssued>) {
    super(data.number, 0);
    this.raise(GrantIssued, data.number, data);
  }
}
