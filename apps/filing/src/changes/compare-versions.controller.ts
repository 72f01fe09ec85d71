import { Controller, Inject } from '@nestjs/common';
import { compareTaskVersions, compareVersions, type VersionChanges } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { Database } from '@landport/platform';
import { isOfficer } from '../domain/officer';
import { OfficersOnly, TaskNotFound } from '../domain/task-errors';
import { findTask } from '../list-tasks/task-view';
import { VisibleFilings } from '../show-filing/visible-filings';
import { VersionComparison } from './version-comparison';

/** What an amendment changed, for whoever may see the filing or has a task on it. */
@Controller()
export class CompareVersionsController {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(VersionComparison) private readonly comparison: VersionComparison,
  ) {}

  @Route(compareVersions)
  async compare(
    @Input() { params: { id }, query }: InputOf<typeof compareVersions>,
    @Caller() caller: Caller,
  ): Promise<VersionChanges> {
    return this.comparison.of(await this.filings.get(id, caller), query);
  }

  /** The version that the task is about against an earlier one. */
  @Route(compareTaskVersions)
  async compareForTask(
    @Input() { params: { id }, query }: InputOf<typeof compareTaskVersions>,
    @Caller() caller: Caller,
  ): Promise<VersionChanges> {
    if (!isOfficer(caller)) throw new OfficersOnly();
    const task = await findTask(this.db, id, caller.organisationId);
    if (task === undefined) throw new TaskNotFound();
    const filing = await this.filings.get(task.filing_id, caller);
    return this.comparison.of(filing, { to: task.filing_version, from: query.from });
  }
}
