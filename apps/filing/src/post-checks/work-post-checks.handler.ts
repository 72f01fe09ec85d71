import { Inject, Injectable } from '@nestjs/common';
import { requireIfMatch, type Caller } from '@landport/http';
import { Clock, Database, Ids, type TraceContext, type Tx } from '@landport/platform';
import { CreditFlags } from '../credit-flags/credit-flags';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import type { Filing } from '../domain/filing';
import type { Actor } from '../domain/history-entry';
import { isOfficer } from '../domain/officer';
import type { PostCheck } from '../domain/post-check/post-check';
import { NotYoursToDo, PostCheckNotFound } from '../domain/post-check/post-check-errors';
import { GrantRegister } from '../grants/grant-register';
import { FilingRepository } from '../persistence/filing.repository';
import { OfficeDeadline } from '../reviews/office-deadline';
import { postCheckHref, visibleCheck } from './post-check-view';
import { PostCheckRepository } from './post-check.repository';

export interface PostCheckCommand {
  readonly id: string;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
  readonly trace: TraceContext;
}

const REVOKED = 'post-check/revoked';

interface Scene {
  readonly tx: Tx;
  readonly check: PostCheck;
  readonly filing: Filing;
  readonly by: Actor;
  readonly at: string;
}

/** What officers of the body and the holder do with a check. Filing and check are locked together, the filing first. */
@Injectable()
export class WorkPostChecksHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(OfficeDeadline) private readonly deadline: OfficeDeadline,
    @Inject(FilingRepository) private readonly filings: FilingRepository,
    @Inject(PostCheckRepository) private readonly checks: PostCheckRepository,
    @Inject(GrantRegister) private readonly grants: GrantRegister,
    @Inject(CreditFlags) private readonly flags: CreditFlags,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
  ) {}

  confirm(command: PostCheckCommand, finding: string): Promise<void> {
    return this.change(command, 'officer', ({ check, filing, by, at }) => {
      check.confirm(finding, by, at);
      filing.recordCheck(check.snapshot, by, at, finding);
    });
  }

  order(command: PostCheckCommand, text: string): Promise<void> {
    return this.change(command, 'officer', ({ check, filing, by, at }) => {
      check.order(text, this.deadline.after(at, check.snapshot.putRightWithin), at);
      filing.recordCheck(check.snapshot, by, at, text);
    });
  }

  respond(command: PostCheckCommand, statement: string, documents: readonly string[]): Promise<void> {
    return this.change(command, 'holder', async ({ tx, check, filing, by, at }) => {
      check.respond(statement, documents, at);
      const { id: filingId, version, organisationId } = filing.snapshot;
      const brought = documents.map((documentId, index) => ({
        documentId,
        code: 'post-check',
        pointer: `/documents/${index}`,
      }));
      await this.documents.attach(tx, { filingId, version, organisationId }, brought);
      filing.recordCheck(check.snapshot, by, at, statement);
    });
  }

  revoke(command: PostCheckCommand, reason: string, falsePromise: boolean): Promise<void> {
    return this.change(command, 'officer', async ({ tx, check, filing, by, at }) => {
      check.revoke(reason, falsePromise, by, at);
      filing.recordCheck(check.snapshot, by, at, reason);
      filing.revoke([{ code: REVOKED, text: { en: reason, zh: reason } }], by, at);
      await this.grants.revoke(tx, filing.snapshot.id, reason, at);
      if (!falsePromise) return;
      const flag = { id: this.ids.next(), body: check.snapshot.body, reason, setAt: at };
      await this.flags.set(tx, { ...flag, filing: filing.snapshot, by });
      filing.recordCreditFlag(flag, by, at);
    });
  }

  private async change(
    { id, ifMatch, caller, trace }: PostCheckCommand,
    side: 'officer' | 'holder',
    act: (scene: Scene) => void | Promise<void>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const seen = await visibleCheck(tx, id, caller);
      assertSide(side, seen, caller);
      const filing = await this.filings.get(tx, seen.filing_id);
      const check = await this.checks.find(tx, id);
      if (check === undefined) throw new PostCheckNotFound();
      requireIfMatch(ifMatch, check.snapshot.version, postCheckHref(id));
      const by = { id: caller.subject, organisationId: caller.organisationId };
      await act({ tx, check, filing, by, at: this.clock.now().toISOString() });
      await this.checks.save(tx, check);
      await this.filings.save(tx, filing, trace);
    });
  }
}

/** An organisation may be both: a body that files is never its own officer in the same breath. */
function assertSide(
  side: 'officer' | 'holder',
  { holder, body }: { readonly holder: string; readonly body: string },
  caller: Caller,
): void {
  const isOfTheBody = isOfficer(caller) && caller.organisationId === body;
  if (side === 'officer' && !isOfTheBody) throw new NotYoursToDo(`officers of ${body}`);
  if (side === 'holder' && caller.organisationId !== holder) throw new NotYoursToDo(holder);
}
