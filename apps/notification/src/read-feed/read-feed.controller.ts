import { readFeed, showFeedEntry } from '@landport/contracts';
import { Caller, Input, objectNotFound, Reply, Route, type InputOf } from '@landport/http';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { textOf } from '../feed/feed-entry';
import { FeedRepository } from '../feed/feed.repository';

const JSON_TYPE = 'application/json; charset=utf-8';

/** An organisation reads what it was told. Entries go out as they stand, unparsed. */
@Controller()
export class ReadFeedController {
  constructor(@Inject(FeedRepository) private readonly feed: FeedRepository) {}

  @Route(readFeed)
  async read(
    @Input() { query: { after, limit } }: InputOf<typeof readFeed>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<string> {
    // The end first: an entry that comes in between is then read and not missed.
    const end = await this.feed.end(organisationId);
    const entries = await this.feed.after(organisationId, after, limit);
    const read = entries.at(-1)?.sequence ?? after;
    const last = Math.max(end, entries.at(-1)?.sequence ?? 0);
    const href = `/v1/feed?after=${read}&limit=${limit}`;
    const next = read < last ? `,"next":${JSON.stringify({ href })}` : '';
    if (next !== '') void reply.header('link', `<${href}>; rel="next"`);
    void reply.type(JSON_TYPE);
    return `{"entries":[${entries.map(textOf).join(',')}],"last":${last}${next}}`;
  }

  @Route(showFeedEntry)
  async show(
    @Input() { params: { sequence } }: InputOf<typeof showFeedEntry>,
    @Caller() { organisationId }: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<string> {
    const [entry] = await this.feed.at(organisationId, [sequence]);
    if (!entry) throw objectNotFound('feed entry', String(sequence));
    void reply.type(JSON_TYPE);
    return textOf(entry);
  }
}
