const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Outside the characters of XML 1.0, which no escape can bring in. */
const NOT_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** @throws TypeError for a character that XML cannot hold */
export function escaped(text: string): string {
  if (NOT_IN_XML.test(text)) throw new TypeError('A value holds a character that XML cannot.');
  return text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character]!);
}

/** @param attributes  as written, each with a space before it @param content  escaped */
export const wrapped = (name: string, attributes: string, content: string): string =>
  content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
