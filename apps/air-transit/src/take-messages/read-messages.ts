import { invalid, Problem } from '@landport/http';
import { parseCargoImp, type ParsedMessage } from '../domain/cargo-imp/parse-cargo-imp';
import { faultInWords } from './finding-texts';

/** A message that may be taken, with its pointer in the answer. */
export type MessageRead = Exclude<ParsedMessage, { kind: 'refused' }> & { readonly pointer: string };
export type WaybillMessage = Extract<MessageRead, { kind: 'waybill' }>;
export type StatusMessage = Extract<MessageRead, { kind: 'status' }>;

/** Largest text: a hundred messages of the transport's largest size, and room for one that ignores it. */
const LARGEST_TEXT = 1_048_576;

/**
 * Reads the text of a request.
 * @throws Problem 413 over 1 MiB, 422 with every fault of every message
 */
export function readMessages(bytes: Buffer): readonly MessageRead[] {
  if (bytes.length > LARGEST_TEXT) {
    throw new Problem({
      status: 413,
      code: 'request/too-large',
      detail: { en: 'The text is over 1 MiB.', zh: '报文超过 1 MiB。' },
    });
  }
  const messages = parseCargoImp(bytes.toString('utf8'));
  const taken = messages.flatMap((message, index) =>
    message.kind === 'refused' ? [] : [{ ...message, pointer: `/messages/${index}` }],
  );
  if (taken.length === messages.length) return taken;
  const faults = messages.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'fault'));
  throw invalid(faults.map(faultInWords));
}
