import { Inject, Injectable } from '@nestjs/common';
import { lastDayOfPeriod, type Fact } from '@landport/domain';
import type { CompiledKind, GrantTerms } from '@landport/kinds';
import type { Tx } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import { GrantNumber } from '../domain/grant-number';
import { IssuedGrant } from '../domain/issued-grant';
import { OfficeDay } from '../kinds/office-day';

/** Decides of a kind that names no body. */
const NOBODY = 'landport';

const NEXT_SERIAL = `
  INSERT INTO grant_serial AS s (prefix, year, latest) VALUES ($1, $2, 1)
  ON CONFLICT (prefix, year) DO UPDATE SET latest = s.latest + 1
  RETURNING latest`;

const INSERT = `
  INSERT INTO issued_grant (number, kind, filing_id, holder, issuer, for_anyone, valid_from, valid_to, quantity, unit,
                            available, state, issued_at, changed_at, most_uses)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, 'issued', $11, $11, $12)`;

/** Writes what an approval gives, in the transaction that approves. */
@Injectable()
export class GrantIssuer {
  constructor(@Inject(OfficeDay) private readonly days: OfficeDay) {}

  /**
   * Does nothing for kinds that give nothing. Its serial is taken last, since others of the prefix wait for it.
   * @returns what its holder is to be told, the caller's to put in the outbox
   */
  async issue(
    tx: Tx,
    kind: CompiledKind,
    filing: Readonly<FilingState>,
    payload: unknown,
  ): Promise<readonly Fact[]> {
    const terms = kind.grantOf(payload);
    if (terms === undefined) return [];
    const at = filing.decision?.decidedAt ?? filing.changedAt;
    const on = this.days.of(new Date(at));
    const year = Number(on.slice(0, 4));
    const { quantity, mostUses = null } = terms;
    const [row] = await tx.query<{ latest: number }>(NEXT_SERIAL, [terms.prefix, year]);
    const number = GrantNumber.of(terms.prefix, year, row!.latest);
    const holder = terms.holder ?? filing.organisationId;
    const issuer = kind.source.header.steps.at(-1)?.bodies[0] ?? NOBODY;
    const validTo = lastDayOf(terms, on);
    await tx.query(INSERT, [
      ...[number, filing.kind, filing.id, holder, issuer, terms.forAnyone, on, validTo],
      ...[quantity?.value ?? null, quantity?.unit ?? null, at, mostUses],
    ]);
    return new IssuedGrant({
      ...{ number, holder, issuer, validFrom: on, issuedAt: at },
      ...(validTo !== null && { validTo }),
      ...{ filingId: filing.id, kind: filing.kind, reference: filing.reference, version: filing.version },
      ...{ organisationId: filing.organisationId, concerns: [...new Set([...filing.concerns, holder])] },
    }).takeFacts();
  }
}

/** The earlier of the period that the kind sets and the day that the payload names; null when neither ends it. */
function lastDayOf({ validFor, validTo }: GrantTerms, on: string): string | null {
  const ends = [validFor && lastDayOfPeriod(on, validFor), validTo].filter((day) => day !== undefined);
  return ends.sort()[0] ?? null;
}
