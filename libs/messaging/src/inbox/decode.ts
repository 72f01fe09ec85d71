import type { IncomingMessage } from '../bus/event-bus';
import type { ReceivedEvent } from '../received-event';

/**
 * Reads a message of the bus as an event.
 * @throws Error naming what is missing or cannot be read; such bytes are dead and kept raw
 */
export function decode(message: IncomingMessage): ReceivedEvent {
  const { headers } = message;
  const header = (name: string): string => {
    const value = headers[name];
    if (value === undefined || value === '') throw new Error(`header ${name} is missing`);
    return value;
  };
  const sequence = Number(header('ce_sequence'));
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new Error('ce_sequence is no position in a stream');
  if (message.value === null) throw new Error('the message has no value');
  return {
    id: header('ce_id'),
    type: header('ce_type'),
    source: header('ce_source'),
    subject: header('ce_subject'),
    time: header('ce_time'),
    topic: message.topic,
    streamKey: header('ce_partitionkey'),
    sequence,
    traceparent: header('traceparent'),
    correlationId: headers['correlation-id'] ?? '',
    data: JSON.parse(message.value.toString()) as unknown,
  };
}
