import type { FaultFound } from '@landport/http';
import { LineCounter } from '../formats/source-positions';
import { readXmlText } from '../formats/xml/read-xml';
import { lossFound } from './reasons';

/** What the envelope around a declaration says, which is its sender's transport and stays with this message. */
export function leftAside(source: string): FaultFound[] {
  const lines = new LineCounter(source);
  const left: FaultFound[] = [];
  readXmlText(source, {
    opened: () => undefined,
    aside(sourcePath, value, end) {
      const place = lines.at(source.lastIndexOf('<', end - 1));
      left.push(lossFound('envelope', { sourcePath, ...place, value }));
    },
  });
  return left;
}
