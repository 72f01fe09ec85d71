import { FeedProgress } from './feed-progress';
import { SubjectChains } from './subject-chains';
import { WaitingSubjects } from './waiting-subjects';

const entry = (subject: string, sequence: number) => ({ subject, sequence });
const placesOf = (items: readonly { sequence: number }[]) => items.map(({ sequence }) => sequence);

describe('subject chains', () => {
  it('sends subjects beside each other and the entries of one in order', () => {
    const chains = new SubjectChains(10);
    const [a1, b2, a3] = [entry('a', 1), entry('b', 2), entry('a', 3)] as const;
    [a1, b2, a3].forEach((each) => chains.add(each));
    expect(placesOf(chains.take())).toEqual([1, 2]);
    chains.done(b2);
    expect(chains.take()).toEqual([]);
    chains.done(a1);
    expect(placesOf(chains.take())).toEqual([3]);
    chains.done(a3);
    expect(chains.idle).toBe(true);
  });

  it('has no more under way than its breadth', () => {
    const chains = new SubjectChains(2);
    const items = [1, 2, 3, 4].map((place) => entry(`s${place}`, place));
    items.forEach((each) => chains.add(each));
    const [first] = chains.take();
    expect(chains.take()).toEqual([]);
    if (first) chains.done(first);
    expect(placesOf(chains.take())).toEqual([3]);
  });

  it('hands back what stands behind a failure and sends later arrivals afresh', () => {
    const chains = new SubjectChains(10);
    const head = entry('a', 1);
    [head, entry('a', 2), entry('a', 3)].forEach((each) => chains.add(each));
    chains.take();
    expect(placesOf(chains.failed(head))).toEqual([2, 3]);
    chains.add(entry('a', 4));
    expect(placesOf(chains.take())).toEqual([4]);
  });
});

describe('feed progress', () => {
  it('never passes an entry that is not settled', () => {
    const progress = new FeedProgress(10);
    progress.opened(11);
    progress.passed(12);
    progress.opened(13);
    expect(progress.cursor).toBe(10);
    progress.settled(13);
    expect(progress.cursor).toBe(10);
    progress.settled(11);
    expect(progress.cursor).toBe(13);
  });
});

describe('waiting subjects', () => {
  const soon = new Date('2026-03-01T00:00:05Z');
  const later = new Date('2026-03-01T00:00:35Z');

  it('bars those behind a waiting entry of the same subject, not those before it or of others', () => {
    const waiting = new WaitingSubjects();
    waiting.add('a', 5, soon);
    expect(waiting.barredUntil('a', 6)).toEqual(soon);
    expect(waiting.barredUntil('a', 5)).toBeUndefined();
    expect(waiting.barredUntil('a', 4)).toBeUndefined();
    expect(waiting.barredUntil('b', 6)).toBeUndefined();
  });

  it('follows the newest due time of its subject and opens when the last is gone', () => {
    const waiting = new WaitingSubjects();
    waiting.add('a', 5, soon);
    waiting.add('a', 6, soon);
    waiting.add('a', 5, later);
    expect(waiting.size).toBe(2);
    expect(waiting.barredUntil('a', 7)).toEqual(later);
    waiting.remove('a', 5);
    expect(waiting.barredUntil('a', 7)).toEqual(later);
    waiting.remove('a', 6);
    expect(waiting.barredUntil('a', 7)).toBeUndefined();
    expect(waiting.size).toBe(0);
  });
});
