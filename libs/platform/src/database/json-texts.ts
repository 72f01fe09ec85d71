/**
 * A `text[]` parameter of JSON texts, as PostgreSQL writes an array. JSON's own quoting is PostgreSQL's for such a
 * text, since JSON holds no bare control character; it takes a tenth of the driver's time, which hot paths notice.
 * @param texts  written by JSON.stringify
 */
export const jsonTexts = (texts: readonly string[]): string =>
  `{${texts.map((text) => JSON.stringify(text)).join(',')}}`;
