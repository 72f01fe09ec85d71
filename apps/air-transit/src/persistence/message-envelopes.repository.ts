import { Injectable } from '@nestjs/common';
import type { MessagesTaken } from '@landport/contracts';
import type { Tx } from '@landport/platform';
import { createHash } from 'node:crypto';

export interface Envelope {
  readonly id: string;
  /** Way in and sender; the same bytes of another sender are another message. */
  readonly channel: string;
  readonly senderId: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly receivedAt: Date;
}

/** The bytes of every request that was taken, kept as they came. */
@Injectable()
export class MessageEnvelopes {
  /**
   * Claims the bytes for this envelope. An equal request in flight is waited for.
   * @returns what was answered when these bytes were taken before
   */
  async claim(tx: Tx, { id, channel, bytes }: Envelope): Promise<MessagesTaken | undefined> {
    const digest = createHash('sha256').update(bytes).digest();
    const claimed = await tx.prepared('envelope.claim', CLAIM, [channel, digest, id]);
    if (claimed.length > 0) return undefined;
    const [first] = await tx.prepared<{ answer: MessagesTaken }>('envelope.first', FIRST, [channel, digest]);
    return first?.answer;
  }

  async keep(tx: Tx, envelope: Envelope, answer: MessagesTaken): Promise<void> {
    const { id, channel, senderId, contentType, bytes, receivedAt } = envelope;
    const values = [id, channel, senderId, contentType, bytes, JSON.stringify(answer), receivedAt];
    await tx.prepared('envelope.keep', KEEP, values);
  }
}

const CLAIM = `
  INSERT INTO message_seen (channel, sha256, envelope_id) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING RETURNING envelope_id`;
const FIRST = `
  SELECT answer FROM message_envelope
   WHERE id = (SELECT envelope_id FROM message_seen WHERE channel = $1 AND sha256 = $2)`;
const KEEP = `
  INSERT INTO message_envelope (id, channel, sender_id, content_type, bytes, answer, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
