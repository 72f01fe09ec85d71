import type { FilingStatus } from '@landport/contracts';
import type { Tx } from '@landport/platform';
import type { FilingState } from '../domain/filing';
import type { KindCatalogue } from '../kinds/kind-catalogue';
import type { SubmissionReader } from '../submission/submission-reader';
import type { Drawings } from './drawings';
import type { GrantIssuer } from './grant-issuer';
import { GrantsFollow, type Step } from './grants-follow';

const TX = { query: () => Promise.resolve([{ content_type: 'application/json', bytes: Buffer.from('{}') }]) };

/** Says what was done for grants instead of doing it. */
async function follows(steps: readonly Step[], header: object): Promise<string[]> {
  const done: string[] = [];
  const say = (what: string) => Promise.resolve(void done.push(what));
  const kind = { source: { header: { cites: [], ...header } } };
  const follow = new GrantsFollow(
    { current: { inForce: () => kind } } as unknown as KindCatalogue,
    { readKept: () => ({ payload: {} }) } as unknown as SubmissionReader,
    {
      issue: async (_tx: Tx, _kind: unknown, { id }: FilingState) => {
        await say(`issues to ${id}`);
        return [];
      },
    } as unknown as GrantIssuer,
    {
      giveBack: (_tx: Tx, ids: string[]) => say(`gives back of ${ids.join(' ')}`),
      drawAgain: (_tx: Tx, { id }: FilingState) => say(`draws again for ${id}`),
    } as unknown as Drawings,
  );
  await follow.follow(TX as unknown as Tx, steps);
  return done;
}

const step = (before: FilingStatus, status: FilingStatus, id = 'f'): Step => ({
  before,
  now: { id, version: 1, status, changedAt: '2026-03-02T08:00:00.000Z' } as FilingState,
});
const GRANTS = { grants: { prefix: 'IL' } };
const CITES = { cites: [{}] };

describe('what follows for grants', () => {
  it.each<[FilingStatus, FilingStatus]>([
    ['lodged', 'refused'],
    ['underReview', 'refused'],
    ['lodged', 'withdrawn'],
    ['queried', 'withdrawn'],
    ['queried', 'lapsed'],
  ])('is given back from %s to %s', async (before, status) => {
    expect(await follows([step(before, status)], CITES)).toEqual(['gives back of f']);
  });

  it.each<[FilingStatus, FilingStatus]>([
    ['refused', 'refused'],
    ['lodged', 'underReview'],
    ['underReview', 'approved'],
    ['lodged', 'released'],
    ['refused', 'lodged'],
    ['approved', 'revoked'],
  ])('stays drawn from %s to %s', async (before, status) => {
    expect(await follows([step(before, status)], CITES)).toEqual([]);
  });

  it('is drawn again by a release that crossed a withdrawal', async () => {
    expect(await follows([step('withdrawn', 'released')], CITES)).toEqual(['draws again for f']);
  });

  it('is issued once, by the approval and by nothing after it', async () => {
    expect(await follows([step('underReview', 'approved')], GRANTS)).toEqual(['issues to f']);
    expect(await follows([step('approved', 'approved')], GRANTS)).toEqual([]);
    expect(await follows([step('underReview', 'refused')], GRANTS)).toEqual([]);
  });

  it('is given back for a whole batch at once, and nothing is done for kinds without grants', async () => {
    const batch = [
      step('lodged', 'refused', 'a'),
      step('lodged', 'underReview', 'b'),
      step('lodged', 'refused', 'c'),
    ];
    expect(await follows(batch, CITES)).toEqual(['gives back of a c']);
    expect(await follows(batch, {})).toEqual([]);
  });
});
