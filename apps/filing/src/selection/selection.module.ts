import { Module } from '@nestjs/common';
import { ConcludeRoundHandler } from './conclude-round.handler';
import { RunRoundsHandler } from './run-rounds.handler';
import { SelectionRoundsController } from './selection-rounds.controller';

/** Filings that compete: rounds of experts. */
@Module({
  controllers: [SelectionRoundsController],
  providers: [RunRoundsHandler, ConcludeRoundHandler],
})
export class SelectionModule {}
