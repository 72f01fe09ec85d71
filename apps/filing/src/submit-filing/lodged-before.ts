import { Inject, Injectable } from '@nestjs/common';
import { etagOf, Problem } from '@landport/http';
import { Database } from '@landport/platform';
import type { AboutFiling } from '../formats/about-filing';

interface Found {
  readonly id: string;
  readonly reference: string;
  readonly revision: number;
}

const FIND = `
  SELECT id, reference, revision FROM filing
   WHERE organisation_id = $1
     AND (mrn = $2
          OR id = (SELECT filing_id FROM filing_key
                    WHERE organisation_id = $1 AND scope = 'reference' AND value = $3 AND version = 1))
   LIMIT 1`;

/** Tells a sender whose message is about a filing that is there where such messages are taken. */
@Injectable()
export class LodgedBefore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Problem 409 naming filing, route and ETag; 422 when the organisation has no such filing. */
  async refusal({ act, mrn, reference }: AboutFiling, organisationId: string): Promise<Problem> {
    const named = mrn ?? reference;
    const [found] = await this.db.query<Found>(FIND, [organisationId, mrn ?? null, reference ?? null]);
    return found === undefined ? unknown(named) : elsewhere(act, found);
  }
}

function unknown(named: string | undefined): Problem {
  const shown = named === undefined ? '' : ` ${named.slice(0, 70)}`;
  return new Problem({
    status: 422,
    code: 'filing/about-unknown',
    detail: {
      en: `The message is about a filing${shown} that your organisation has not lodged.`,
      zh: `报文所指的申报${shown} 不在贵机构已提交的申报之列。`,
    },
  });
}

function elsewhere(act: AboutFiling['act'], { id, reference, revision }: Found): Problem {
  const path = `/v1/filings/${id}/${act === 'cancellation' ? 'withdrawal' : 'versions'}`;
  const etag = etagOf(revision);
  return new Problem({
    status: 409,
    code: 'filing/lodged-before',
    detail: {
      en: `The message is about the filing ${reference}, which is lodged already.`,
      zh: `报文所指的申报 ${reference} 已提交。`,
    },
    remedy: {
      en: `Send it to POST ${path} with If-Match: ${etag}.`,
      zh: `请发送至 POST ${path},并带上 If-Match: ${etag}。`,
    },
    extensions: { filing: { href: `/v1/filings/${id}` }, sendTo: { href: path }, etag },
  });
}
