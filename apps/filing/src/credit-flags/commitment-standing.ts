import { Inject, Injectable } from '@nestjs/common';
import type { CompiledKind, Fault } from '@landport/kinds';
import { Database, type Tx } from '@landport/platform';
import { CreditFlags } from './credit-flags';

/** Whether an organisation may still have its word taken for proof. */
@Injectable()
export class CommitmentStanding {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(CreditFlags) private readonly flags: CreditFlags,
  ) {}

  /** For the dry run: as it is now, held by nobody. */
  async faults(kind: CompiledKind, organisationId: string): Promise<Fault[]> {
    return (await this.flags.hasUnrepaired(this.db, organisationId)) ? [barred(kind)] : [];
  }

  /** For lodging: a promise that is marked false meanwhile waits until this transaction ends. */
  async faultsUnderLock(tx: Tx, kind: CompiledKind, organisationId: string): Promise<Fault[]> {
    return (await this.flags.isBarred(tx, organisationId)) ? [barred(kind)] : [];
  }
}

const barred = ({ source: { header } }: CompiledKind): Fault => ({
  code: 'filing/commitment-barred',
  pointer: header.commitment?.pointer ?? '',
  value: true,
  message: {
    en: 'A false promise stands unrepaired in your credit record, so no filing on commitment is taken.',
    zh: '贵单位信用记录中有尚未修复的虚假承诺，不适用告知承诺。',
  },
  remedy: {
    en: 'Choose the ordinary way by setting this to false, or have the record repaired: GET /v1/credit-flags.',
    zh: '请将此项设为 false 按一般程序办理，或先修复信用记录：GET /v1/credit-flags。',
  },
});
