import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { answerPage, pageOf, readCursor } from './paging';

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const replyTo = (url: string) => {
  const headers: Record<string, string> = {};
  const reply = { request: { url }, header: (name: string, value: string) => (headers[name] = value) };
  return { reply: reply as unknown as FastifyReply, headers };
};

describe('a list', () => {
  it('links the next page where there is one, and its cursor leads behind the last row shown', () => {
    const { reply, headers } = replyTo('/v1/filings?status=lodged&limit=2');
    const body = answerPage(
      reply,
      pageOf(rows, 2, ({ id }) => [id]),
    );
    expect(body.items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(headers['link']).toBe(`<${body.next?.href}>; rel="next"`);
    const next = new URL(body.next?.href ?? '', 'http://x').searchParams;
    expect(next.get('status')).toBe('lodged');
    expect(readCursor(z.tuple([z.string()]), next.get('cursor') ?? '')).toEqual(['b']);
  });

  it('ends without a link', () => {
    const { reply, headers } = replyTo('/v1/filings');
    expect(
      answerPage(
        reply,
        pageOf(rows, 3, ({ id }) => [id]),
      ),
    ).toEqual({ items: rows });
    expect(headers).toEqual({});
  });

  const encoded = (text: string): string => Buffer.from(text).toString('base64url');

  it.each(['', 'e30', '%%%', encoded('[1]'), encoded('["\\u0000"]'), encoded('["\\ud800"]')])(
    'refuses the cursor %p',
    (cursor) => {
      expect(() => readCursor(z.tuple([z.string()]), cursor)).toThrow('not one of this list');
    },
  );
});
