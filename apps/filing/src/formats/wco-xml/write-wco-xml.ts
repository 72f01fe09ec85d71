import { escaped, wrapped } from '../xml/write-element';
import type { Model } from '../xml/xml-walk';
import {
  attributeOfMember,
  DECLARATION_NAMESPACE,
  ELEMENT_NAME,
  isTextMember,
  METADATA_MEMBER,
  METADATA_NAMESPACE,
} from './wco-vocabulary';

/** Said of a message that was made from JSON and so has no `MetaData` of its own. */
const OUR_METADATA: Model = { WCODataModelVersionCode: '3.6', WCOTypeName: 'DEC' };

/**
 * The model as WCO Data Model XML; elements stand in the order of the model's members.
 * @throws TypeError for a member that is no WCO name or a value that XML cannot hold
 */
export function writeWcoXml(payload: Readonly<Model>): string {
  const { [METADATA_MEMBER]: metadata = OUR_METADATA, ...declaration } = payload;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<md:MetaData xmlns:md="${METADATA_NAMESPACE}" xmlns="${DECLARATION_NAMESPACE}">`,
    ...Object.entries(metadata as Model).map(([name, value]) => element(`md:${nameOf(name)}`, value)),
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

function nameOf(member: string): string {
  if (!ELEMENT_NAME.test(member)) throw new TypeError(`${member} is no element of the WCO Data Model.`);
  return member;
}
