import { Injectable } from '@nestjs/common';
import type { Sql } from '@landport/platform';

/** What an approval gave, as far as a certificate says it. */
export interface GrantOnPaper {
  readonly number?: string;
  /** Days, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** Where certificates learn the number and the days of what a filing gave its holder. */
export abstract class GrantsOnPaper {
  abstract of(sql: Sql, filingId: string): Promise<GrantOnPaper>;
}

/** A kind that gives nothing with a number of its own: the decision is all there is to certify. */
@Injectable()
export class NothingGranted extends GrantsOnPaper {
  of(): Promise<GrantOnPaper> {
    return Promise.resolve({});
  }
}
