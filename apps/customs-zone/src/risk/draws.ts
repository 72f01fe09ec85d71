import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@landport/platform';
import { createHmac, randomBytes } from 'node:crypto';

const SECRETS_KEPT = 32;

/**
 * Random draws that anyone can check once a day's secret is published: the same consignment draws the same on the
 * same day, and nobody can know or choose it beforehand.
 */
@Injectable()
export class Draws {
  private readonly secrets = new Map<string, Buffer>();

  constructor(@Inject(Database) private readonly db: Database) {}

  /** @returns from 0 (included) to 1 (excluded) */
  async of(day: string, key: string): Promise<number> {
    return drawOf(this.secrets.get(day) ?? (await this.secretOf(day)), key);
  }

  /** Outside the caller's transaction, so that the first of a day keeps none of the others waiting. */
  private async secretOf(day: string): Promise<Buffer> {
    await this.db.query(`INSERT INTO draw_secret (day, secret) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      day,
      randomBytes(32),
    ]);
    const [row] = await this.db.query<{ secret: Buffer }>(`SELECT secret FROM draw_secret WHERE day = $1`, [
      day,
    ]);
    if (row === undefined) throw new Error(`no draw secret of ${day}`);
    if (this.secrets.size >= SECRETS_KEPT) this.secrets.clear();
    this.secrets.set(day, row.secret);
    return row.secret;
  }
}

/** The first 48 bits of HMAC-SHA-256 over the key, as a fraction. */
export const drawOf = (secret: Buffer, key: string): number =>
  createHmac('sha256', secret).update(key).digest().readUIntBE(0, 6) / 2 ** 48;
