import { Controller, Inject } from '@nestjs/common';
import { copyFiling } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, Once, Route, type InputOf } from '@landport/http';
import { Clock, Ids } from '@landport/platform';
import { VersionContents } from '../changes/version-contents';
import { FilingNotFound } from '../domain/filing-errors';
import { draftHref, viewOfDraft } from '../drafts/draft-row';
import { DraftRepository } from '../drafts/draft.repository';
import { actorOf } from '../mandates/acting';
import { VisibleFilings } from '../show-filing/visible-filings';
import { withoutOnce } from './said-once';

/** Only its owner begins a filing with another: an officer who sees it has nothing to lodge. */
@Controller()
export class CopyFilingController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(VersionContents) private readonly contents: VersionContents,
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
  ) {}

  @Route(copyFiling)
  copy(
    @Input() { params }: InputOf<typeof copyFiling>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    const { organisationId } = caller;
    return once.run(async (tx) => {
      const filing = await this.filings.get(params.id, caller, tx);
      if (filing.organisation_id !== organisationId) throw new FilingNotFound();
      const { kind, payload, documents } = await this.contents.get(filing.id, filing.version, tx);
      const copied = withoutOnce(payload);
      const id = this.ids.next();
      const content = {
        title: filing.reference,
        kind,
        payload: copied.payload,
        ...(documents && { documents }),
      };
      const draft = { id, organisationId, content, copiedFrom: filing.id, leftOut: copied.leftOut };
      await this.drafts.add(tx, draft, actorOf(caller, kind), this.clock.now());
      return {
        status: 201,
        headers: { location: draftHref(id), etag: etagOf(1) },
        body: viewOfDraft(await this.drafts.get(id, organisationId, tx)),
      };
    });
  }
}
