import { streamFeed } from '@landport/contracts';
import { Caller, Input, Problem, Route, type InputOf } from '@landport/http';
import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FeedRepository } from '../feed/feed.repository';
import { OpenStreams } from './open-streams';

/** The feed as server-sent events: what the reader missed first, then what happens. */
@Controller()
export class StreamFeedController {
  constructor(
    @Inject(FeedRepository) private readonly feed: FeedRepository,
    @Inject(OpenStreams) private readonly streams: OpenStreams,
  ) {}

  @Route(streamFeed)
  async stream(
    @Input() { headers, query }: InputOf<typeof streamFeed>,
    @Caller() { organisationId }: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.streams.assertRoom(organisationId);
    const end = await this.feed.end(organisationId);
    const after = headers['last-event-id'] ?? query.after ?? end;
    if (after > end) throw placeAhead(after, end);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // A stream is its connection's last answer, so that a stopping service waits for none.
      connection: 'close',
    });
    reply.raw.flushHeaders();
    void this.streams.run(organisationId, after, reply.raw);
  }
}

const placeAhead = (after: number, end: number): Problem =>
  new Problem({
    status: 422,
    code: 'feed/place-ahead',
    detail: {
      en: `The feed ends at ${end}; ${after} is not there yet.`,
      zh: `消息流止于 ${end},尚无 ${after}。`,
    },
  });
