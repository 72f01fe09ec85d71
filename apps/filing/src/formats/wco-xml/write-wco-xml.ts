import type { WcoModel } from './declaration-reader';
import {
  attributeOfMember,
  DECLARATION_NAMESPACE,
  ELEMENT_NAME,
  isTextMember,
  METADATA_MEMBER,
  METADATA_NAMESPACE,
} from './wco-vocabulary';

/** Said of a message that was made from JSON and so has no `MetaData` of its own. */
const OUR_METADATA: WcoModel = { WCODataModelVersionCode: '3.6', WCOTypeName: 'DEC' };

/**
 * The model as WCO Data Model XML; elements stand in the order of the model's members.
 * @throws TypeError for a member that is no WCO name or a value that XML cannot hold
 */
export function writeWcoXml(payload: Readonly<WcoModel>): string {
  const { [METADATA_MEMBER]: metadata = OUR_METADATA, ...declaration } = payload;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<md:MetaData xmlns:md="${METADATA_NAMESPACE}" xmlns="${DECLARATION_NAMESPACE}">`,
    ...Object.entries(metadata as WcoModel).map(([name, value]) => element(`md:${nameOf(name)}`, value)),
    element('Declaration', declaration),
    '</md:MetaData>\n',
  ].join('');
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((entry) => element(name, entry)).join('');
  if (typeof value === 'string') return wrapped(name, '', escaped(value));
  if (typeof value !== 'object' || value === null)
    throw new TypeError(`${name} holds no text and no object.`);
  let attributes = '';
  let content = '';
  for (const [member, inner] of Object.entries(value)) {
    const attribute = attributeOfMember(member);
    if (attribute !== undefined) attributes += ` ${attribute}="${escaped(String(inner))}"`;
    else if (isTextMember(member)) content += escaped(String(inner));
    else content += element(nameOf(member), inner);
  }
  return wrapped(name, attributes, content);
}

const wrapped = (name: string, attributes: string, content: string): string =>
  content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;

function nameOf(member: string): string {
  if (!ELEMENT_NAME.test(member)) throw new TypeError(`${member} is no element of the WCO Data Model.`);
  return member;
}

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

function escaped(text: string): string {
  if (NOT_IN_XML.test(text)) throw new TypeError('A value holds a character that XML cannot.');
  return text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character]!);
}
