import { Problem } from '../problems/problem';
import { etagOf, requireIfMatch } from './conditional';

const refusal = (header: string | undefined): Problem | undefined => {
  try {
    requireIfMatch(header, 3, '/v1/filings/f');
  } catch (error) {
    return error as Problem;
  }
  return undefined;
};

describe('If-Match', () => {
  it.each(['"3"', '*', '"2", "3"'])('lets %s change version 3', (header) => {
    expect(refusal(header)).toBeUndefined();
  });

  it('is wanted for every change', () => {
    expect(refusal(undefined)?.status).toBe(428);
  });

  it.each(['"2"', '3', 'W/"3"', '""', '"33"'])('refuses %s and links the current version', (header) => {
    const { status, options } = refusal(header) as Problem;
    expect(status).toBe(412);
    expect(options.extensions).toEqual({ current: { href: '/v1/filings/f', etag: etagOf(3) } });
  });
});
