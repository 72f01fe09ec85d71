import { Module } from '@nestjs/common';
import { CommitmentStanding } from '../credit-flags/commitment-standing';
import { CreditFlags } from '../credit-flags/credit-flags';
import { CreditFlagsController } from '../credit-flags/credit-flags.controller';
import { RepairCreditHandler } from '../credit-flags/repair-credit.handler';
import { GrantsModule } from '../grants/grants.module';
import { ListPostChecksController } from './list-post-checks.controller';
import { PostCheckGuard } from './post-check.guard';
import { PostCheckPlan } from './post-check-plan';
import { PostCheckRepository } from './post-check.repository';
import { WorkPostChecksController } from './work-post-checks.controller';
import { WorkPostChecksHandler } from './work-post-checks.handler';

/** Checks after decisions, and the record of promises that were false. */
@Module({
  imports: [GrantsModule],
  controllers: [ListPostChecksController, WorkPostChecksController, CreditFlagsController],
  providers: [
    PostCheckPlan,
    PostCheckGuard,
    PostCheckRepository,
    WorkPostChecksHandler,
    RepairCreditHandler,
    CreditFlags,
    CommitmentStanding,
  ],
  exports: [PostCheckPlan, PostCheckGuard, PostCheckRepository, CommitmentStanding],
})
export class PostChecksModule {}
