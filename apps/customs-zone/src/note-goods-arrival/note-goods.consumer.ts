import { LotCreated, LotStatusChanged, WaybillAmended, WaybillLodged } from '@landport/contracts';
import { BATCH, type EventContext } from '@landport/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { NoteGoodsHandler, type LotEvent, type WaybillEvent } from './note-goods.handler';

@Controller()
export class NoteGoodsConsumer {
  constructor(@Inject(NoteGoodsHandler) private readonly handler: NoteGoodsHandler) {}

  @EventPattern([WaybillLodged.type, WaybillAmended.type], BATCH)
  async noteWaybills(@Payload() events: WaybillEvent[], @Ctx() { tx }: EventContext): Promise<void> {
    await this.handler.noteWaybills(tx, events);
  }

  @EventPattern([LotCreated.type, LotStatusChanged.type], BATCH)
  async noteLots(@Payload() events: LotEvent[], @Ctx() { tx }: EventContext): Promise<void> {
    await this.handler.noteLots(tx, events);
  }
}
