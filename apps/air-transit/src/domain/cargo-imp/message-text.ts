import { Findings } from './findings';
import { lineOf, type Line } from './line';

/** An identifier's line with the lines that go on with it. */
export interface Segment {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** One message of a text, cut into segments; what its type means is not yet asked. */
export interface MessageText {
  readonly type: string;
  /** Undefined where the sender wrote none. */
  readonly version: string | undefined;
  readonly header: Line;
  readonly segments: readonly Segment[];
  /** Characters of its lines. */
  readonly length: number;
  readonly findings: Findings;
}

const HEADER = /^(FWB|FHL|FFM|FBL|FBR|FFR|FFA|FSU|FSA|FSR|FNA|FMA|MVT|PSN|PER)(?:\/(\d{1,3}))?$/;
const SEGMENT = /^[A-Z]{3}(?=\/)/;
/** Identifiers that may stand alone on their line; any other word of three letters there is the end of a text. */
const BARE = /^(SHP|CNE|NFY|NAM|ADR|LOC|FLT|RTG|AGT|CVD|RTD|PPD|COL|SPH|OCI|OPI|ULD)$/;
const CONSIGNMENT = /^\d{3}-/;
/** Lines that belong to the party before them. */
const PARTY_PARTS = new Set(['NAM', 'ADR', 'LOC']);
/** Longest line of the transport; a longer one is met in traffic and read all the same. */
const LONGEST_LINE = 69;

/** CRLF, LF and CR end a line. Blank lines part nothing and are left out; numbers count them. */
export const linesOf = (text: string): Line[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((raw, index) => lineOf(index + 1, raw.trimEnd()))
    .filter(({ text }) => text !== '');

/**
 * Cuts lines into messages. Those before the first header (a teletype address) are told of by a warning on the
 * first message.
 * @returns no message when no line is a header
 */
export function cutMessages(lines: readonly Line[]): MessageText[] {
  const messages: { header: Line; match: RegExpExecArray; lines: Line[] }[] = [];
  const preface: Line[] = [];
  for (const line of lines) {
    const match = HEADER.exec(line.text);
    if (match) messages.push({ header: line, match, lines: [] });
    else (messages.at(-1)?.lines ?? preface).push(line);
  }
  return messages.map(({ header, match, lines }, index) => {
    const findings = new Findings(`/messages/${index}`);
    if (index === 0) preface.forEach((line) => warnOfPreface(line, findings));
    const segments = cutSegments(lines, findings);
    const length = lines.reduce((sum, { text }) => sum + text.length, 0);
    return { type: match[1] ?? '', version: match[2], header, segments, length, findings };
  });
}

function cutSegments(lines: readonly Line[], findings: Findings): Segment[] {
  const segments: { id: string; lines: Line[] }[] = [];
  for (const line of unwrapped(lines, findings)) {
    const id = identifierOf(line);
    const last = segments.at(-1);
    if (!last || (id !== undefined && !PARTY_PARTS.has(id))) segments.push({ id: id ?? '', lines: [line] });
    else last.lines.push(line);
  }
  return segments;
}

const identifierOf = ({ text }: Line): string | undefined =>
  CONSIGNMENT.test(text) ? 'AWB' : (SEGMENT.exec(text) ?? BARE.exec(text))?.[0];

/** A line that neither names a segment nor starts with a slash goes on with the text of the line before it. */
function unwrapped(lines: readonly Line[], findings: Findings): Line[] {
  const whole: { number: number; texts: string[] }[] = [];
  for (const line of lines) {
    checkCharacters(line, findings);
    const before = whole.at(-1);
    if (before && identifierOf(line) === undefined && !line.text.startsWith('/')) {
      before.texts.push(line.text);
      warnOfWrap(line, before.number, findings);
    } else {
      whole.push({ number: line.number, texts: [line.text] });
    }
  }
  return whole.map(({ number, texts }) => lineOf(number, texts.join(' ')));
}

function warnOfWrap(line: Line, before: number, findings: Findings): void {
  findings.warn(
    'air/line-wrapped',
    { line: line.number },
    '',
    line.text,
    `Line ${line.number} starts neither with an identifier nor with a slash; it was read as the end of line ${before}.`,
    'Start a further line of text with a slash.',
  );
}

function checkCharacters(line: Line, findings: Findings): void {
  const control = [...line.text].find((character) => character < ' ' || character === '\u007f');
  if (control !== undefined) {
    findings.fault(
      'air/character-not-allowed',
      { line: line.number },
      '',
      JSON.stringify(control),
      `Line ${line.number} holds a control character.`,
      'Write printable characters only.',
    );
  } else if (!/^[ -~]*$/.test(line.text)) {
    findings.warn(
      'air/character-outside-standard',
      { line: line.number },
      '',
      line.text,
      `Line ${line.number} holds characters outside printable ASCII; other systems may garble them.`,
      'Write printable ASCII only.',
    );
  }
  if (line.text.length > LONGEST_LINE) {
    findings.warn(
      'air/line-too-long',
      { line: line.number },
      '',
      line.text,
      `Line ${line.number} has ${line.text.length} characters; the transport allows ${LONGEST_LINE}.`,
      'Part it into several lines.',
    );
  }
}

function warnOfPreface(line: Line, findings: Findings): void {
  findings.warn(
    'air/preface-ignored',
    { line: line.number },
    '',
    line.text,
    `Line ${line.number} stands before the first message and was not used.`,
    'Begin with the message identifier and version, for example FWB/17.',
  );
}
