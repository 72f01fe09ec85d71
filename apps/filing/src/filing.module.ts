import { Module, type DynamicModule } from '@nestjs/common';
import { HttpModule } from '@landport/http';
import { MessagingModule } from '@landport/messaging';
import { DatabaseModule, HealthModule, PortsModule } from '@landport/platform';
import type { FilingConfig } from './filing.config';
import { AnswerQueryController } from './answer-query/answer-query.controller';
import { AnswerQueryHandler } from './answer-query/answer-query.handler';
import { QueryApplicantController } from './query-applicant/query-applicant.controller';
import { ClockWatch } from './watch-clocks/clock-watch';
import { DueClocks } from './watch-clocks/due-clocks';
import { FilingWork } from './show-filing/filing-work';
import { FindSubmissionController } from './find-submission/find-submission.controller';
import { ChangeGrantController } from './change-grant/change-grant.controller';
import { ChangeGrantHandler } from './change-grant/change-grant.handler';
import { GrantsModule } from './grants/grants.module';
import { HistoryRecords } from './history/history-records';
import { IntakeModule } from './intake/intake.module';
import { KindsModule } from './kinds/kinds.module';
import { PersistenceModule } from './persistence/persistence.module';
import { PostChecksModule } from './post-checks/post-checks.module';
import { SelectionModule } from './selection/selection.module';
import { ListFilingsController } from './list-filings/list-filings.controller';
import { DecideManyController } from './decide-tasks/decide-many.controller';
import { DecideManyHandler } from './decide-tasks/decide-many.handler';
import { ShowTaskController } from './list-tasks/show-task.controller';
import { NoteTasksController } from './note-tasks/note-tasks.controller';
import { TaskNotes } from './note-tasks/task-notes';
import { ShowUsualOutcomesController } from './show-usual-outcomes/show-usual-outcomes.controller';
import { ListTasksController } from './list-tasks/list-tasks.controller';
import { ReceiptSigner } from './receipts/receipt-signer';
import { ApplicantQueries } from './reviews/applicant-queries';
import { ClockEnds } from './reviews/clock-ends';
import { Reviews } from './reviews/reviews';
import { StepClocks } from './reviews/step-clocks';
import { RecordCustomsAnswer } from './record-customs-answer/record-customs-answer.consumer';
import { ShowFilingController } from './show-filing/show-filing.controller';
import { VisibleFilings } from './show-filing/visible-filings';
import { ListGrantsController } from './show-grants/list-grants.controller';
import { ShowGrantController } from './show-grants/show-grant.controller';
import { VisibleGrants } from './show-grants/visible-grants';
import { ShowHistoryController } from './show-history/show-history.controller';
import { ShowKindsController } from './show-kinds/show-kinds.controller';
import { ShowPayloadController } from './show-payload/show-payload.controller';
import { ShowReceiptController } from './show-receipt/show-receipt.controller';
import { ShowVersionController } from './show-version/show-version.controller';
import { SubmissionExaminer } from './submission/submission-examiner';
import { DryRun } from './submit-filing/dry-run';
import { SubmitFilingController } from './submit-filing/submit-filing.controller';
import { SubmitFilingHandler } from './submit-filing/submit-filing.handler';
import { SubmitVersionController } from './submit-version/submit-version.controller';
import { SubmitVersionHandler } from './submit-version/submit-version.handler';
import { WithdrawFilingController } from './withdraw-filing/withdraw-filing.controller';
import { WithdrawFilingHandler } from './withdraw-filing/withdraw-filing.handler';
import { DecideTasksController } from './decide-tasks/decide-tasks.controller';
import { DecideTasksHandler } from './decide-tasks/decide-tasks.handler';
import { TaskDesk } from './work-tasks/task-desk';
import { WorkTasksController } from './work-tasks/work-tasks.controller';
import { WorkTasksHandler } from './work-tasks/work-tasks.handler';

@Module({})
export class FilingModule {
  static for(config: FilingConfig): DynamicModule {
    return {
      module: FilingModule,
      imports: [
        PortsModule,
        HealthModule,
        DatabaseModule.for('filing', config),
        HttpModule.for(config),
        MessagingModule.for('filing', config),
        KindsModule.for(config),
        PersistenceModule,
        PostChecksModule,
        SelectionModule,
        GrantsModule,
        IntakeModule.for(config),
      ],
      controllers: [
        SubmitFilingController,
        SubmitVersionController,
        WithdrawFilingController,
        ListFilingsController,
        ShowFilingController,
        ShowHistoryController,
        ShowReceiptController,
        ShowVersionController,
        ShowPayloadController,
        FindSubmissionController,
        ShowKindsController,
        ListGrantsController,
        ShowGrantController,
        ChangeGrantController,
        ListTasksController,
        ShowTaskController,
        ShowUsualOutcomesController,
        NoteTasksController,
        DecideManyController,
        WorkTasksController,
        DecideTasksController,
        QueryApplicantController,
        AnswerQueryController,
        RecordCustomsAnswer,
      ],
      providers: [
        { provide: ReceiptSigner, useFactory: () => new ReceiptSigner(config.RECEIPT_SIGNING_KEY) },
        Reviews,
        StepClocks,
        ApplicantQueries,
        ClockEnds,
        DueClocks,
        ClockWatch,
        AnswerQueryHandler,
        FilingWork,
        SubmissionExaminer,
        SubmitFilingHandler,
        DryRun,
        SubmitVersionHandler,
        WithdrawFilingHandler,
        WorkTasksHandler,
        DecideTasksHandler,
        DecideManyHandler,
        TaskNotes,
        TaskDesk,
        VisibleFilings,
        VisibleGrants,
        ChangeGrantHandler,
        HistoryRecords,
      ],
    };
  }
}
