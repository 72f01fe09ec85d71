import { LineCounter, nearestKnown, type LocateSource, type SourcePlace } from '../source-positions';
import { attributeOfMember, isTextMember } from '../wco-xml/wco-vocabulary';
import { readXmlText, type XmlStandard } from './read-xml';

/** XPath, line and column of each pointer, by reading the message once more with its places noted. */
export const locateInXml: LocateSource = (source, pointers) => {
  const places = new Map<string, SourcePlace>();
  const lines = new LineCounter(source);
  const { standard } = readXmlText(source, {
    opened(pointer, parent, name, place, end) {
      const above = places.get(parent)?.sourcePath ?? '';
      const sourcePath = `${above}/${name}${place === undefined ? '' : `[${place}]`}`;
      places.set(pointer, { sourcePath, ...lines.at(source.lastIndexOf('<', end - 1)) });
    },
  });
  return new Map(pointers.map((pointer) => [pointer, placeOf(pointer, places, STEPS[standard])]));
};

/** A step that the message does not have: what should stand there, or an attribute that a member stands for. */
const STEPS: Readonly<Record<XmlStandard, (step: string) => string>> = {
  wco(step) {
    if (isTextMember(step)) return '';
    const attribute = attributeOfMember(step);
    return attribute === undefined ? elementStep(step) : `/@${attribute}`;
  },
  ncts: (step) => elementStep(step),
};

const elementStep = (step: string): string =>
  /^\d+$/.test(step) ? `[${Number(step) + 1}]` : `/${step.replaceAll('~1', '/').replaceAll('~0', '~')}`;

function placeOf(
  pointer: string,
  places: ReadonlyMap<string, SourcePlace>,
  inXml: (step: string) => string,
): SourcePlace {
  const [known, rest] = nearestKnown(pointer, places);
  const { sourcePath, line, column } = places.get(known) ?? { sourcePath: '', line: 1, column: 1 };
  return { sourcePath: sourcePath + rest.map(inXml).join(''), line, column };
}
