import { Controller, Inject } from '@nestjs/common';
import { listFilings, type FilingView } from '@landport/contracts';
import { answerPage, Caller, Input, pageOf, readCursor, Reply, Route, type InputOf } from '@landport/http';
import { Clock } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isOfficer } from '../domain/officer';
import { kindsShown } from '../mandates/acting';
import { FilingFinder } from '../search/filing-finder';
import { SearchIndex } from '../search/search-index';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { viewOf } from '../show-filing/filing-view';

@Controller()
export class ListFilingsController {
  constructor(
    @Inject(FilingFinder) private readonly finder: FilingFinder,
    @Inject(SearchIndex) private readonly index: SearchIndex,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  /** Ids sort by the time of lodging, so the last id seen is the cursor. */
  @Route(listFilings)
  async list(
    @Input() { query }: InputOf<typeof listFilings>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<{ items: FilingView[]; next?: { href: string } }> {
    const { cursor, ...sought } = query;
    const { organisationId } = caller;
    const after = readCursor(z.uuid(), cursor);
    const forOfficers = isOfficer(caller);
    if (!forOfficers) await this.index.catchUp(organisationId, this.clock.now());
    const rows = await this.finder.find({
      ...sought,
      audience: forOfficers ? `body:${organisationId}` : organisationId,
      kinds: kindsShown(caller),
      after,
    });
    const page = pageOf(rows, query.limit, (row) => row.id);
    const kinds = this.kinds.current;
    return answerPage(reply, page, (row) => viewOf(row, kinds));
  }
}
