import { Inject, Injectable } from '@nestjs/common';
import type { DraftContent } from '@landport/contracts';
import { Problem, requireIfMatch, type Caller } from '@landport/http';
import { Clock, Database, type Tx } from '@landport/platform';
import canonicalize from 'canonicalize';
import { DraftBeingSubmitted, DraftSubmitted } from '../domain/draft-errors';
import { actorOf, assertCovered } from '../mandates/acting';
import { draftHref, type DraftRow, type RevisionRow } from './draft-row';
import { DraftRepository } from './draft.repository';
import { saveConflict } from './save-conflict';

@Injectable()
export class SaveDraftHandler {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
  ) {}

  /**
   * Saves a further revision. What says the same as the draft does already is saved, whatever version it names: an
   * editor that lost the answer sends again.
   * @throws DraftNotFound, DraftSubmitted, DraftBeingSubmitted, Problem 428, and 412 with the differences
   */
  async save(
    id: string,
    content: DraftContent,
    ifMatch: string | undefined,
    caller: Caller,
  ): Promise<DraftRow> {
    const by = actorOf(caller, content.kind);
    return this.db.transaction(async (tx) => {
      const draft = await this.open(tx, id, caller);
      const isSame = canonicalize(draft.content) === canonicalize(content);
      try {
        requireIfMatch(ifMatch, draft.version, draftHref(id));
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        if (!isSame) throw saveConflict(error, draft, content, await this.seenBy(tx, id, ifMatch));
      }
      if (isSame) return draft;
      await this.drafts.save(tx, draft, content, by, this.clock.now());
      return this.drafts.get(id, caller.organisationId, tx);
    });
  }

  /** The draft, locked and still to be changed. */
  async open(tx: Tx, id: string, caller: Caller): Promise<DraftRow> {
    const draft = await this.drafts.lock(tx, id, caller.organisationId);
    assertCovered(caller, draft.kind ?? undefined);
    if (draft.submitted_as !== null) throw new DraftSubmitted(draft.submitted_as);
    if (draft.held_until !== null && draft.held_until > this.clock.now()) throw new DraftBeingSubmitted();
    return draft;
  }

  /** The revision that the sender began with, when it is still kept. */
  private async seenBy(tx: Tx, id: string, ifMatch: string | undefined): Promise<RevisionRow | undefined> {
    const version = Number(/^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1] ?? 0);
    return version === 0 ? undefined : this.drafts.findRevision(id, version, tx);
  }
}
