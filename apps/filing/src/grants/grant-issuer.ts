import { Inject, Injectable } from '@nestjs/common';
import { lastDayOfPeriod } from '@landport/domain';
import type { CompiledKind, GrantTerms } from '@landport/kinds';
import type { Tx } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import { GrantNumber } from '../domain/grant-number';
import { OfficeDay } from '../kinds/office-day';

/** Decides of a kind that names no body. */
const NOBODY = 'landport';

const NEXT_SERIAL = `
  INSERT INTO grant_serial AS s (prefix, year, latest) VALUES ($1, $2, 1)
  ON CONFLICT (prefix, year) DO UPDATE SET latest = s.latest + 1
  RETURNING latest`;

const INSERT = `
  INSERT INTO issued_grant (number, kind, filing_id, holder, issuer, for_anyone, valid_from, valid_to, quantity, unit,
                            available, state, issued_at, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, 'issued', $11, $11)`;

/** Writes what an approval gives, in the transaction that approves. */
@Injectable()
export class GrantIssuer {
  constructor(@Inject(OfficeDay) private readonly days: OfficeDay) {}

  /** Does nothing for kinds that give nothing. Its serial is taken last, since others of the prefix wait for it. */
  async issue(tx: Tx, kind: CompiledKind, filing: Readonly<FilingState>, payload: unknown): Promise<void> {
    const terms = kind.grantOf(payload);
    if (terms === undefined) return;
    const at = filing.decision?.decidedAt ?? filing.changedAt;
    const on = this.days.of(new Date(at));
    const year = Number(on.slice(0, 4));
    const { quantity } = terms;
    const [row] = await tx.query<{ latest: number }>(NEXT_SERIAL, [terms.prefix, year]);
    await tx.query(INSERT, [
      GrantNumber.of(terms.prefix, year, row!.latest),
      filing.kind,
      filing.id,
      terms.holder ?? filing.organisationId,
      kind.source.header.steps.at(-1)?.bodies[0] ?? NOBODY,
      terms.forAnyone,
      on,
      lastDayOf(terms, on),
      quantity?.value ?? null,
      quantity?.unit ?? null,
      at,
    ]);
  }
}

/** The earlier of the period that the kind sets and the day that the payload names; null when neither ends it. */
function lastDayOf({ validFor, validTo }: GrantTerms, on: string): string | null {
  const ends = [validFor && lastDayOfPeriod(on, validFor), validTo].filter((day) => day !== undefined);
  return ends.sort()[0] ?? null;
}
