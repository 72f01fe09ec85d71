import { Module, type DynamicModule } from '@nestjs/common';
import { HttpModule } from '@landport/http';
import { MessagingModule } from '@landport/messaging';
import { DatabaseModule, HealthModule, PortsModule } from '@landport/platform';
import type { AirTransitConfig } from './air-transit.config';
import { CarrierPrefixes } from './domain/waybill/carrier-prefixes';
import { ListLotsController } from './list-lots/list-lots.controller';
import { ListWaybillsController } from './list-waybills/list-waybills.controller';
import { MessageEnvelopes } from './persistence/message-envelopes.repository';
import { StatusEvents } from './persistence/status-events.repository';
import { Waybills } from './persistence/waybills.repository';
import { ShowWaybillController } from './show-waybill/show-waybill.controller';
import { WaybillQueries } from './show-waybill/waybill-queries';
import { TakeMessagesController } from './take-messages/take-messages.controller';
import { TakeMessagesHandler } from './take-messages/take-messages.handler';

@Module({})
export class AirTransitModule {
  static for(config: AirTransitConfig): DynamicModule {
    return {
      module: AirTransitModule,
      imports: [
        PortsModule,
        HealthModule,
        DatabaseModule.for('air-transit', config),
        HttpModule.for(config),
        MessagingModule.for('air-transit', config),
      ],
      controllers: [
        TakeMessagesController,
        ListWaybillsController,
        ShowWaybillController,
        ListLotsController,
      ],
      providers: [
        TakeMessagesHandler,
        Waybills,
        StatusEvents,
        MessageEnvelopes,
        WaybillQueries,
        { provide: CarrierPrefixes, useValue: new CarrierPrefixes(config.AIR_CARRIERS) },
      ],
    };
  }
}
