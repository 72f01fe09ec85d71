import { Findings, type Finding } from './findings';
import type { FsuData } from './fsu/fsu';
import { parseFsu } from './fsu/parse-fsu';
import type { FwbData } from './fwb/fwb';
import { parseFwb } from './fwb/parse-fwb';
import { cutMessages, linesOf, type MessageText } from './message-text';

/** One message as understood, or its faults. Findings of a message that was understood are warnings. */
export type ParsedMessage = {
  readonly type: string;
  readonly version: string | undefined;
  /** Line of its identifier in the text. */
  readonly line: number;
  readonly findings: readonly Finding[];
} & (
  | { readonly kind: 'waybill'; readonly data: FwbData }
  | { readonly kind: 'status'; readonly data: FsuData }
  | { readonly kind: 'refused' }
);

/** Versions whose grammar is read, and older ones of status messages that differ in nothing we read. */
const TAKEN: Readonly<
  Record<string, { readonly versions: readonly string[]; readonly tolerated: readonly string[] }>
> = {
  FWB: { versions: ['16', '17'], tolerated: [] },
  FSU: { versions: ['14', '15'], tolerated: ['10', '11', '12', '13'] },
  FSA: { versions: ['14', '15'], tolerated: ['10', '11', '12', '13'] },
};

const ALL_TAKEN = 'FWB/16, FWB/17, FSU/14, FSU/15, FSA/14 and FSA/15';

/**
 * Longest message in characters. The standard parts a message above 3,500; what is understood of one must also fit
 * into an event.
 */
export const LONGEST_MESSAGE = 16_000;

/** Most messages and lines of one text: what one transaction should hold, and one turn of the event loop read. */
export const MOST_MESSAGES = 100;
export const MOST_LINES = 2000;

/**
 * Reads every Cargo-IMP message of a text. Never throws; whatever does not fit comes back as findings, all at once.
 * Linear in the length of the text.
 */
export function parseCargoImp(text: string): readonly ParsedMessage[] {
  const lines = linesOf(text);
  if (lines.length > MOST_LINES) {
    return [refusal(MOST_LINES + 1, String(lines.length), 'air/too-many-messages', TOO_MANY_LINES)];
  }
  const messages = cutMessages(lines);
  if (messages.length === 0) return [refusal(1, text.slice(0, 70), 'air/not-cargo-imp', NOT_CARGO_IMP)];
  if (messages.length > MOST_MESSAGES) {
    const line = messages[MOST_MESSAGES]?.header.number ?? 1;
    return [refusal(line, String(messages.length), 'air/too-many-messages', TOO_MANY)];
  }
  return messages.map(parseMessage);
}

const NOT_CARGO_IMP = [
  'The text has no Cargo-IMP message.',
  'Begin with the message identifier and version on a line of its own, for example FWB/17.',
] as const;
const TOO_MANY = [
  `The text has more than ${MOST_MESSAGES} messages.`,
  `Send at most ${MOST_MESSAGES} messages at once.`,
] as const;

const TOO_MANY_LINES = [
  `The text has more than ${MOST_LINES} lines.`,
  `Send at most ${MOST_LINES} lines at once.`,
] as const;

function parseMessage(message: MessageText): ParsedMessage {
  const { type, version, header, findings } = message;
  checkVersion(message);
  checkLength(message);
  const head = { type, version, line: header.number };
  if (findings.refused) return { ...head, kind: 'refused', findings: findings.all };
  if (type === 'FWB') {
    const data = parseFwb(message);
    return data
      ? { ...head, kind: 'waybill', data, findings: findings.all }
      : { ...head, kind: 'refused', findings: findings.all };
  }
  const data = parseFsu(message);
  return data
    ? { ...head, kind: 'status', data, findings: findings.all }
    : { ...head, kind: 'refused', findings: findings.all };
}

function checkVersion({ type, version, header, findings }: MessageText): void {
  const taken = TAKEN[type];
  if (version !== undefined && taken?.versions.includes(version)) return;
  if (version !== undefined && taken?.tolerated.includes(version)) {
    findings.warn(
      'air/version-old',
      { line: header.number, element: 2 },
      '/version',
      version,
      `${header.text} was read by the grammar of ${type}/14.`,
      `Send ${type}/15.`,
    );
    return;
  }
  findings.fault(
    'air/message-not-taken',
    { line: header.number },
    '/type',
    header.text,
    `${header.text} is not among the messages taken here.`,
    `Send ${ALL_TAKEN}.`,
  );
}

function checkLength({ header, length, findings }: MessageText): void {
  if (length <= LONGEST_MESSAGE) return;
  findings.fault(
    'air/message-too-long',
    { line: header.number },
    '',
    String(length),
    `The message has ${length} characters, at most ${LONGEST_MESSAGE} are taken.`,
    'Part it into several messages; the standard does so above 3,500 characters.',
  );
}

function refusal(
  line: number,
  value: string,
  code: string,
  [message, remedy]: readonly [string, string],
): ParsedMessage {
  const findings = new Findings('');
  findings.fault(code, { line }, '', value, message, remedy);
  return { type: '', version: undefined, line, kind: 'refused', findings: findings.all };
}
