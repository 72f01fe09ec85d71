import { LineCounter, nearestKnown, type LocateSource, type SourcePlace } from '../source-positions';
import { DeclarationReader } from './declaration-reader';
import { attributeOfMember, isTextMember } from './wco-vocabulary';

/** XPath, line and column of each pointer, by reading the message once more with its places noted. */
export const locateInXml: LocateSource = (source, pointers) => {
  const places = placesOf(source);
  return new Map(pointers.map((pointer) => [pointer, placeOf(pointer, places)]));
};

function placesOf(source: string): Map<string, SourcePlace> {
  const places = new Map<string, SourcePlace>();
  const lines = new LineCounter(source);
  new DeclarationReader({
    opened(pointer, parent, name, place, end) {
      const above = places.get(parent)?.sourcePath ?? '';
      const sourcePath = `${above}/${name}${place === undefined ? '' : `[${place}]`}`;
      places.set(pointer, { sourcePath, ...lines.at(source.lastIndexOf('<', end - 1)) });
    },
  }).read(source);
  return places;
}

function placeOf(pointer: string, places: ReadonlyMap<string, SourcePlace>): SourcePlace {
  const [known, rest] = nearestKnown(pointer, places);
  const { sourcePath, line, column } = places.get(known) ?? { sourcePath: '', line: 1, column: 1 };
  return { sourcePath: sourcePath + rest.map(stepInXml).join(''), line, column };
}

/** A step that the message does not have: what should stand there, or an attribute that a member stands for. */
function stepInXml(step: string): string {
  if (isTextMember(step)) return '';
  const attribute = attributeOfMember(step);
  if (attribute !== undefined) return `/@${attribute}`;
  return /^\d+$/.test(step) ? `[${Number(step) + 1}]` : `/${step}`;
}
