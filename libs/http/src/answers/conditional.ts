import { Problem } from '../problems/problem';

/** A strong entity tag of an object's version. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * Lets a change pass only when its sender has seen the version there is (RFC 9110, strong comparison).
 * @param href  where the current version is
 * @throws Problem 428 without `If-Match`, 412 when it names another version
 */
export function requireIfMatch(header: string | undefined, version: number, href: string): void {
  if (header === undefined)
    throw new Problem({
      status: 428,
      code: 'change/precondition-required',
      detail: { en: 'The change names no version in If-Match.', zh: '修改未在 If-Match 中注明版本。' },
      extensions: { current: { href } },
    });
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(etagOf(version))) return;
  throw new Problem({
    status: 412,
    code: 'change/precondition-failed',
    detail: {
      en: `The current version is ${version}; the change was meant for another one.`,
      zh: `当前版本为 ${version},与修改所针对的版本不同。`,
    },
    headers: { etag: etagOf(version), link: `<${href}>; rel="latest-version"` },
    extensions: { current: { href, etag: etagOf(version) } },
  });
}
