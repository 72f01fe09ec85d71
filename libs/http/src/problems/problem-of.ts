import { HttpException } from '@nestjs/common';
import { DomainError, type RefusalKind } from '@landport/domain';
import { isTransientDatabaseFault } from '@landport/platform';
import { entryOf } from './catalogue';
import { Problem } from './problem';

const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  unsupported: 415,
};

/** What Nest's router and Fastify refuse by themselves. */
const CODE_OF: Readonly<Record<number, string>> = {
  404: 'request/unknown-path',
  405: 'request/method-not-allowed',
  408: 'request/timed-out',
  413: 'request/too-large',
  414: 'request/malformed',
  415: 'request/media-type-unsupported',
  431: 'request/headers-too-large',
};

const RETRY_AFTER_SECONDS = '2';

/** A quantity or an amount as `5 PCE`, anything else as it is. */
function inWords(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return String(detail ?? '');
  return Object.values(detail).join(' ');
}

const filledIn = (template: string, details: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => inWords(details[name]));

/** The refusal's own words where it has them, the catalogue's where not. */
function fromDomain(error: DomainError): Problem {
  const known = entryOf(error.code);
  const { message, details } = error;
  const detailZh = known?.detailZh === undefined ? message : filledIn(known.detailZh, details);
  const remedy = error.remedy ?? known?.remedy.en;
  return new Problem({
    status: STATUS_OF[error.kind],
    code: error.code,
    detail: { en: message, zh: detailZh },
    ...(remedy !== undefined && { remedy: { en: remedy, zh: known?.remedy.zh ?? remedy } }),
    ...(Object.keys(details).length > 0 && { extensions: { details } }),
    cause: error,
  });
}

function fromHttp(status: number, message: string): Problem {
  const code = CODE_OF[status] ?? 'request/malformed';
  return new Problem({ status, code, detail: { en: message, zh: entryOf(code)?.title.zh ?? message } });
}

/** Puts any error into words a caller may read. What nobody foresaw becomes a 500 that tells nothing. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DomainError) return fromDomain(error);
  if (error instanceof HttpException && error.getStatus() < 500)
    return fromHttp(error.getStatus(), error.message);
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  if (error instanceof Error && typeof status === 'number' && status >= 400 && status < 500)
    return fromHttp(status, error.message);
  if (isTransientDatabaseFault(error))
    return new Problem({
      status: 503,
      code: 'service/unavailable',
      detail: {
        en: 'The store behind this service is away; ask again.',
        zh: '服务的存储暂不可用,请稍后重试。',
      },
      headers: { 'retry-after': RETRY_AFTER_SECONDS },
      cause: error,
    });
  return new Problem({
    status: 500,
    code: 'service/fault',
    detail: { en: 'Something went wrong on our side.', zh: '我方系统出现故障。' },
    cause: error,
  });
}
