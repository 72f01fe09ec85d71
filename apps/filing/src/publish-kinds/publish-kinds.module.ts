import { Module } from '@nestjs/common';
import { DecideProposalHandler } from './decide-proposal.handler';
import { KindProposalsController } from './kind-proposals.controller';
import { PackageTrial } from './package-trial';
import { ProposeKindHandler } from './propose-kind.handler';
import { RecordedFilings } from './recorded-filings';
import { Replays } from './replays';
import { ShowProposalsController } from './show-proposals.controller';

/** Versions of kinds as data: proposed, tried, replayed, and published by a second person. */
@Module({
  controllers: [KindProposalsController, ShowProposalsController],
  providers: [PackageTrial, ProposeKindHandler, DecideProposalHandler, RecordedFilings, Replays],
})
export class PublishKindsModule {}
