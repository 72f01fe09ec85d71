import { Inject, Injectable } from '@nestjs/common';
import type { MessagesTaken, MessageUnderstood } from '@landport/contracts';
import { Clock, Ids, type TraceContext, type Tx } from '@landport/platform';
import { CarrierPrefixes } from '../domain/waybill/carrier-prefixes';
import { MessageEnvelopes, type Envelope } from '../persistence/message-envelopes.repository';
import { StatusEvents } from '../persistence/status-events.repository';
import { Waybills } from '../persistence/waybills.repository';
import { ConsignmentsAtHand } from './consignments-at-hand';
import { waybillUnderstood, statusUnderstood } from './message-understood';
import { readMessages, type MessageRead } from './read-messages';

export interface TakeMessages {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly senderId: string;
}

/** What was answered, and whether these bytes had been taken before. */
export interface Taken {
  readonly answer: MessagesTaken;
  readonly again: boolean;
}

@Injectable()
export class TakeMessagesHandler {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(MessageEnvelopes) private readonly envelopes: MessageEnvelopes,
    @Inject(Waybills) private readonly waybills: Waybills,
    @Inject(StatusEvents) private readonly statusEvents: StatusEvents,
    @Inject(CarrierPrefixes) private readonly prefixes: CarrierPrefixes,
  ) {}

  /**
   * Takes all messages of a request, or none. The same bytes of the same sender change nothing.
   * @throws Problem 422 with every fault of every message; NotTheCarrier, WaybillInCarriage
   */
  async take(tx: Tx, command: TakeMessages, trace: TraceContext): Promise<Taken> {
    const receivedAt = this.clock.now();
    const messages = readMessages(command.bytes);
    const envelope = { ...command, id: this.ids.next(), channel: `http:${command.senderId}`, receivedAt };
    const before = await this.envelopes.claim(tx, envelope);
    if (before) return { answer: before, again: true };

    const locked = await this.waybills.lock(tx, awbsOf(messages), receivedAt);
    const atHand = new ConsignmentsAtHand(locked, this.statusEvents, () => this.ids.next());
    const understood: MessageUnderstood[] = [];
    for (const message of messages) understood.push(await this.apply(tx, message, atHand, envelope));

    await this.statusEvents.append(tx, envelope.id, receivedAt, atHand.takeStatuses());
    for (const waybill of atHand.changed) await this.waybills.save(tx, waybill, receivedAt, trace);
    const answer = { id: envelope.id, receivedAt: receivedAt.toISOString(), messages: understood };
    await this.envelopes.keep(tx, envelope, answer);
    return { answer, again: false };
  }

  private async apply(
    tx: Tx,
    message: MessageRead,
    atHand: ConsignmentsAtHand,
    { senderId, receivedAt }: Envelope,
  ): Promise<MessageUnderstood> {
    if (message.kind === 'status') {
      return statusUnderstood(message, await atHand.report(tx, message, senderId, receivedAt));
    }
    this.prefixes.assertMayLodge(message.data.awb, senderId);
    return waybillUnderstood(message, await atHand.lodge(tx, message.data, senderId, receivedAt));
  }
}

/** Waybills that the messages say anything of; a consignment without a status begins no draft. */
const awbsOf = (messages: readonly MessageRead[]): Set<string> =>
  new Set(
    messages.flatMap((message) =>
      message.kind === 'waybill'
        ? [message.data.awb]
        : message.data.consignments.flatMap(({ awb, statuses }) => (statuses.length > 0 ? [awb] : [])),
    ),
  );
