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
  readonly findings: Findings;
}

const HEADER = /^(FWB|FHL|FFM|FBL|FBR|FFR|FFA|FSU|FSA|FSR|FNA|FMA|MVT|PSN|PER)(?:\/(\d{1,3}))?$/;
const SEGMENT = /^[A-Z]{3}(?=\/|$)/;
const CONSIGNMENT = /^\d{3}-/;
/** Lines that belong to the party before them. */
const PARTY_PARTS = new Set(['NAM', 'ADR', 'LOC']);
/** Longest line of the transport; a longer one is met in traffic and read all the same. */
const LONGEST_LINE = 69;

/**
 * Cuts a text into its messages. CRLF, LF and CR end a line; blank lines part nothing and are passed over.
 * Lines before the first header (a teletype address) are told of by a warning on the first message.
 * @returns no message when no line is a header
 */
export function cutMessages(text: string): MessageText[] {
  const messages: { header: Line; match: RegExpExecArray; lines: Line[] }[] = [];
  const preface: Line[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = lineOf(index + 1, raw.trimEnd());
    if (line.text === '') return;
    const match = HEADER.exec(line.text);
    if (match) messages.push({ header: line, match, lines: [] });
    else (messages.at(-1)?.lines ?? preface).push(line);
  });
  return messages.map(({ header, match, lines }, index) => {
    const findings = new Findings(`/messages/${index}`);
    if (index === 0) preface.forEach((line) => warnOfPreface(line, findings));
    const segments = cutSegments(lines, findings);
    return { type: match[1] ?? '', version: match[2], header, segments, findings };
  });
}

function cutSegments(lines: readonly Line[], findings: Findings): Segment[] {
  const segments: { id: string; lines: Line[] }[] = [];
  for (const line of lines) {
    checkCharacters(line, findings);
    const id = CONSIGNMENT.test(line.text) ? 'AWB' : SEGMENT.exec(line.text)?.[0];
    const last = segments.at(-1);
    if (id !== undefined && !(last && PARTY_PARTS.has(id))) segments.push({ id, lines: [line] });
    else if (!last) segments.push({ id: '', lines: [line] });
    else if (id !== undefined || line.text.startsWith('/')) last.lines.push(line);
    else unwrap(last.lines, line, findings);
  }
  return segments;
}

/** A line that neither names a segment nor starts with a slash goes on with the text of the line before it. */
function unwrap(lines: Line[], line: Line, findings: Findings): void {
  const before = lines.pop();
  if (!before) return;
  lines.push(lineOf(before.number, `${before.text} ${line.text}`));
  findings.warn(
    'air/line-wrapped',
    { line: line.number },
    '',
    line.text,
    `Line ${line.number} starts neither with an identifier nor with a slash; it was read as the end of line ${before.number}.`,
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
