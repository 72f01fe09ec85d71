import { MandateBook, mandateMissing, type Agency } from '@landport/http';
import type { Clock, Database } from '@landport/platform';
import { whyNotInForce, type MandateRecord, type NotInForce } from '../domain/mandate';
import type { OfficeDay } from '../kinds/office-day';
import { MANDATE_COLUMNS, recordOf, type MandateRow } from './mandate.repository';

/** How long another process may still act under a mandate that was ended here. */
const REMEMBERED_MS = 1_000;
const MOST_REMEMBERED = 10_000;

interface Remembered {
  readonly mandates: Promise<readonly MandateRecord[]>;
  readonly until: number;
}

const BETWEEN = `
  SELECT ${MANDATE_COLUMNS} FROM mandate WHERE broker = $1 AND principal = $2 ORDER BY id DESC LIMIT 100`;

/** Of several reasons, the one that is nearest to leave. */
const NEAREST: readonly NotInForce[] = ['notAccepted', 'notYetInForce', 'expired', 'ended'];

/**
 * Who may act for whom today. Mandates are remembered for a second, the day is looked at each time: a broker with
 * many requests costs one lookup a second, and whoever acts for itself costs none.
 */
export class MandatesInForce extends MandateBook {
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly days: OfficeDay,
  ) {
    super();
  }

  async agencyOf(principal: string, broker: string): Promise<Agency> {
    const now = this.clock.now();
    const on = this.days.of(now);
    const all = await this.between(principal, broker, now.getTime());
    const inForce = all.filter((mandate) => whyNotInForce(mandate, on) === undefined);
    if (inForce.length === 0) throw lacking(principal, all, on);
    const mandates = inForce.map(({ id, kinds, representation }) => ({
      id,
      representation,
      ...(kinds !== null && { kinds }),
    }));
    return { organisationId: broker, mandates };
  }

  /** What was changed here holds here at once. */
  forget(principal: string, broker: string): void {
    this.remembered.delete(`${broker}\n${principal}`);
  }

  private between(principal: string, broker: string, now: number): Promise<readonly MandateRecord[]> {
    const key = `${broker}\n${principal}`;
    const known = this.remembered.get(key);
    if (known !== undefined && known.until > now) return known.mandates;
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    const mandates = this.db
      .prepared<MandateRow & Record<string, unknown>>('mandate.between', BETWEEN, [broker, principal])
      .then((rows) => rows.map(recordOf));
    mandates.catch(() => this.forget(principal, broker));
    this.remembered.set(key, { mandates, until: now + REMEMBERED_MS });
    return mandates;
  }
}

function lacking(principal: string, all: readonly MandateRecord[], on: string) {
  for (const why of NEAREST) {
    const mandate = all.find((each) => whyNotInForce(each, on) === why);
    if (mandate === undefined) continue;
    const day = why === 'notYetInForce' ? mandate.from : why === 'expired' ? (mandate.to ?? '') : '';
    return mandateMissing(principal, why, day);
  }
  return mandateMissing(principal);
}
