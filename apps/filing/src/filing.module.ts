import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { HttpModule, MandateBook } from '@landport/http';
import { MessagingModule } from '@landport/messaging';
import { Clock, Database, DatabaseModule, HealthModule, PortsModule } from '@landport/platform';
import { DocumentsOfFiling } from './documents/supply-documents/documents-of-filing';
import { SupplyDocumentsController } from './documents/supply-documents/supply-documents.controller';
import { SupplyDocumentsHandler } from './documents/supply-documents/supply-documents.handler';
import { DocumentsModule } from './documents/documents.module';
import { BATCH_CONTROLLERS, BATCH_PROVIDERS } from './batches/batches';
import type { FilingConfig } from './filing.config';
import { AnswerQueryController } from './answer-query/answer-query.controller';
import { AnswerQueryHandler } from './answer-query/answer-query.handler';
import { QueryApplicantController } from './query-applicant/query-applicant.controller';
import { ClockWatch } from './watch-clocks/clock-watch';
import { DueClocks } from './watch-clocks/due-clocks';
import { FollowingPapers } from './following-papers/following-papers';
import { FilingWork } from './show-filing/filing-work';
import { EvidenceModule } from './evidence/evidence.module';
import { FindSubmissionController } from './find-submission/find-submission.controller';
import { ChangeGrantController } from './change-grant/change-grant.controller';
import { ChangeGrantHandler } from './change-grant/change-grant.handler';
import { BiddingModule } from './bidding/bidding.module';
import { CloseAuctions } from './bidding/close-auctions';
import { GrantsModule } from './grants/grants.module';
import { IntakeModule } from './intake/intake.module';
import { ConvertMessageController } from './convert-message/convert-message.controller';
import { MessageChecker } from './convert-message/message-checker';
import { KindsModule } from './kinds/kinds.module';
import { PersistenceModule } from './persistence/persistence.module';
import { PublishKindsModule } from './publish-kinds/publish-kinds.module';
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
import { ApplicantQueries } from './reviews/applicant-queries';
import { ClockEnds } from './reviews/clock-ends';
import { Reviews } from './reviews/reviews';
import { StepClocks } from './reviews/step-clocks';
import { RecordCustomsAnswer } from './record-customs-answer/record-customs-answer.consumer';
import { ShowFiledPayloadController } from './show-filed-payload/show-filed-payload.controller';
import { ShowFilingController } from './show-filing/show-filing.controller';
import { ListGrantsController } from './show-grants/list-grants.controller';
import { ShowGrantController } from './show-grants/show-grant.controller';
import { VisibleGrants } from './show-grants/visible-grants';
import { ShowKindsController } from './show-kinds/show-kinds.controller';
import { ShowPayloadController } from './show-payload/show-payload.controller';
import { ShowPilotTasksController } from './show-pilot-tasks/show-pilot-tasks.controller';
import { ShowVersionController } from './show-version/show-version.controller';
import { SubmissionExaminer } from './submission/submission-examiner';
import { DryRun } from './submit-filing/dry-run';
import { LodgedBefore } from './submit-filing/lodged-before';
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
import { VersionComparison } from './changes/version-comparison';
import { CompareVersionsController } from './changes/compare-versions.controller';
import { VersionContents } from './changes/version-contents';
import { CopyFilingController } from './copies/copy-filing.controller';
import { DraftFaults } from './drafts/draft-faults';
import { DraftRepository, MOST_DRAFTS } from './drafts/draft.repository';
import { KEPT_DAYS, SweepKept, type KeptDays } from './sweep-kept/sweep-kept';
import { KeepDraftController } from './drafts/keep-draft.controller';
import { SaveDraftHandler } from './drafts/save-draft.handler';
import { ShowDraftsController } from './drafts/show-drafts.controller';
import { SubmitDraftController } from './drafts/submit-draft.controller';
import { SubmitDraftHandler } from './drafts/submit-draft.handler';
import { ChangeMandatesController } from './mandates/change-mandates.controller';
import { MandateRepository } from './mandates/mandate.repository';
import { MandatesInForce } from './mandates/mandates-in-force';
import { ShowMandatesController } from './mandates/show-mandates.controller';
import { ClaimRefundController } from './refund-claims/claim-refund.controller';
import { ClaimRefundHandler } from './refund-claims/claim-refund.handler';
import { DecideRefundController } from './refund-claims/decide-refund.controller';
import { RefundClaimRepository } from './refund-claims/refund-claim.repository';
import { ShowRefundClaimsController } from './refund-claims/show-refund-claims.controller';
import { FilingFinder } from './search/filing-finder';
import { GatherFilings } from './search/gather-filings.consumer';
import { DryRunVersion } from './submit-version/dry-run-version';
import { TemplateRepository } from './templates/template.repository';
import { TemplatesController } from './templates/templates.controller';
import { UseTemplateController } from './templates/use-template.controller';
import { UsualTimesBook } from './usual-times/usual-times';
import { OfficeDay } from './kinds/office-day';

@Module({})
export class FilingModule {
  static for(config: FilingConfig): DynamicModule {
    return {
      module: FilingModule,
      imports: [
        PortsModule,
        HealthModule,
        DatabaseModule.for('filing', config),
        HttpModule.for(config, mandatesOf(config)),
        MessagingModule.for('filing', config),
        KindsModule.for(config),
        PersistenceModule,
        PostChecksModule,
        SelectionModule,
        PublishKindsModule,
        GrantsModule,
        BiddingModule,
        EvidenceModule.for(config),
        IntakeModule.for(config),
        DocumentsModule.for(config),
      ],
      controllers: [
        SubmitFilingController,
        SubmitVersionController,
        WithdrawFilingController,
        ListFilingsController,
        ShowFilingController,
        ShowVersionController,
        ShowPayloadController,
        ShowFiledPayloadController,
        ConvertMessageController,
        FindSubmissionController,
        ShowKindsController,
        SupplyDocumentsController,
        ShowPilotTasksController,
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
        CompareVersionsController,
        CopyFilingController,
        KeepDraftController,
        ShowDraftsController,
        SubmitDraftController,
        ChangeMandatesController,
        ShowMandatesController,
        ClaimRefundController,
        DecideRefundController,
        ShowRefundClaimsController,
        GatherFilings,
        TemplatesController,
        UseTemplateController,
        ...BATCH_CONTROLLERS,
      ],
      providers: [
        Reviews,
        StepClocks,
        ApplicantQueries,
        FollowingPapers,
        ClockEnds,
        DueClocks,
        ClockWatch,
        AnswerQueryHandler,
        FilingWork,
        SubmissionExaminer,
        SubmitFilingHandler,
        DryRun,
        LodgedBefore,
        MessageChecker,
        SubmitVersionHandler,
        WithdrawFilingHandler,
        WorkTasksHandler,
        DecideTasksHandler,
        DecideManyHandler,
        TaskNotes,
        VersionComparison,
        TaskDesk,
        VisibleGrants,
        ChangeGrantHandler,
        CloseAuctions,
        DocumentsOfFiling,
        SupplyDocumentsHandler,
        VersionContents,
        DraftFaults,
        { provide: MOST_DRAFTS, useValue: config.DRAFTS_PER_ORGANISATION },
        { provide: KEPT_DAYS, useValue: keptDaysOf(config) },
        SweepKept,
        DraftRepository,
        SaveDraftHandler,
        SubmitDraftHandler,
        MandateRepository,
        ClaimRefundHandler,
        RefundClaimRepository,
        FilingFinder,
        DryRunVersion,
        TemplateRepository,
        UsualTimesBook,
        ...BATCH_PROVIDERS,
      ],
    };
  }
}

const keptDaysOf = ({ DRAFT_REVISION_DAYS, BATCH_KEPT_DAYS }: FilingConfig): KeptDays => ({
  revisions: DRAFT_REVISION_DAYS,
  batches: BATCH_KEPT_DAYS,
});

/** The edge asks who may act for whom. */
const mandatesOf = ({ OFFICE_TIME_ZONE }: FilingConfig): FactoryProvider<MandateBook> => ({
  provide: MandateBook,
  useFactory: (db: Database, clock: Clock) => new MandatesInForce(db, clock, new OfficeDay(OFFICE_TIME_ZONE)),
  inject: [Database, Clock],
});
