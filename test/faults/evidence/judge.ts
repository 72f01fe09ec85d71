import { SORTS, TOLD, type Acknowledged } from '../traffic/sorts';
import type { Evidence, FeedEntry, History, StoredFiling } from './evidence';

/** Written by hand: how customs-zone names what filing calls so. */
const AT_CUSTOMS: Readonly<Record<string, string>> = {
  released: 'released',
  awaitingArrival: 'awaitArrival',
  underReview: 'manualReview',
  withdrawn: 'returned',
};

/** Written by hand: the moves that the traffic's filings may make. */
const LEGAL_MOVES: ReadonlySet<string> = new Set([
  'lodged → lodged',
  'lodged → approved',
  'lodged → awaitingArrival',
  'lodged → released',
  'lodged → underReview',
  'lodged → refused',
  'awaitingArrival → awaitingArrival',
  'awaitingArrival → released',
  'awaitingArrival → underReview',
  'awaitingArrival → lodged',
  'awaitingArrival → withdrawn',
  'lodged → withdrawn',
  'withdrawn → withdrawn',
  // Customs let the goods go before the withdrawal reached it.
  'withdrawn → released',
  'underReview → underReview',
  'underReview → queried',
  'underReview → approved',
  'underReview → refused',
  'underReview → withdrawn',
  'queried → queried',
  'queried → lodged',
  'queried → underReview',
  'queried → withdrawn',
  'refused → refused',
  'approved → approved',
  'released → released',
]);

/** A filing that was acknowledged, and is there. */
interface Standing extends Acknowledged {
  readonly filing: StoredFiling;
}

/** All that is wrong, in words; nothing when every promise is kept. */
export function violationsIn(acknowledged: readonly Acknowledged[], evidence: Evidence): string[] {
  const stored = new Map(evidence.filings.map((filing) => [filing.reference, filing]));
  const standing = acknowledged.flatMap((each) => {
    const filing = stored.get(each.reference);
    return filing === undefined ? [] : [{ ...each, filing }];
  });
  return [
    ...eachOnce(acknowledged, evidence.filings),
    ...standing.flatMap((each) => asPromised(each, evidence)),
    ...feedsWithoutGaps(evidence),
    ...allToldInOrder(standing, evidence),
    ...evidence.unread,
    ...evidence.residue,
  ];
}

/** Accepted are exactly the references that were sent, each once. */
function eachOnce(acknowledged: readonly Acknowledged[], filings: readonly StoredFiling[]): string[] {
  const stored = Map.groupBy(filings, ({ reference }) => reference);
  const known = new Set(acknowledged.map(({ reference }) => reference));
  return [
    ...acknowledged
      .filter(({ reference }) => !stored.has(reference))
      .map(({ reference }) => `${reference} was acknowledged and is lost`),
    ...[...stored]
      .filter(([, { length }]) => length > 1)
      .map(([reference, { length }]) => `${reference} is there ${length} times`),
    ...[...stored.keys()]
      .filter((reference) => !known.has(reference))
      .map((reference) => `${reference} is there and nobody was told so`),
  ];
}

/** What is kept is what was sent and answered, and has come to where it must. */
function asPromised(
  { sort, reference, filingId, digest, receipt, words = [], filing }: Standing,
  evidence: Evidence,
): string[] {
  const { comesTo, isAtCustoms } = SORTS[sort];
  const { status } = filing;
  const atCustoms = evidence.declarations[filing.filingId];
  const lists = evidence.outgoingLists[filing.filingId] ?? 0;
  const faults: [boolean, string][] = [
    [filing.filingId !== filingId, `is ${filing.filingId}, acknowledged as ${filingId}`],
    [filing.digest !== digest, 'is kept with other bytes than were sent'],
    [receipt !== undefined && filing.receipt !== receipt, 'is kept with another receipt than was answered'],
    [sha256In(receipt ?? filing.receipt) !== digest, 'has a receipt for other bytes than were sent'],
    [!comesTo.includes(status), `is ${status} instead of ${comesTo.join(' or ')}`],
    [words.some((word) => word !== status), `is ${status}, and somebody was told ${words.join(', ')}`],
    [
      atCustoms !== (isAtCustoms ? AT_CUSTOMS[status] : undefined),
      `is ${status} and at customs ${atCustoms ?? 'unknown'}`,
    ],
    [lists !== (sort === 'outOfLedger' ? 1 : 0), `took goods out of a ledger by ${lists} lists`],
  ];
  return faults.filter(([isFault]) => isFault).map(([, words]) => `${reference} ${words}`);
}

function sha256In(receipt: string): unknown {
  const claims = Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims || '{}') as Record<string, unknown>)['sha256'];
}

function feedsWithoutGaps({ feed, counters }: Evidence): string[] {
  const feeds = Map.groupBy(feed, ({ organisation }) => organisation);
  const organisations = new Set([...feeds.keys(), ...Object.keys(counters)]);
  return [...organisations].flatMap((organisation) => {
    const entries = feeds.get(organisation) ?? [];
    const numbers = entries.map(({ sequence }) => sequence).sort((a, b) => a - b);
    const gap = numbers.findIndex((number, index) => number !== index + 1);
    const last = counters[organisation] ?? 0;
    return [
      ...(gap === -1 ? [] : [`the feed of ${organisation} has ${numbers[gap]} in the place of ${gap + 1}`]),
      ...(numbers.length === last
        ? []
        : [`the feed of ${organisation} has ${numbers.length} of ${last} entries`]),
    ];
  });
}

/** The owner's feed has every fact of a filing once, first that it is lodged, and that in which it ends. */
function allToldInOrder(standing: readonly Standing[], { feed }: Evidence): string[] {
  const factsOf = Map.groupBy(
    feed.filter(({ type }) => type.startsWith('landport.filing.')),
    ({ organisation, subject }) => `${organisation} ${subject}`,
  );
  return standing.flatMap(({ sort, reference, filing }) => {
    const told = factsOf.get(`${SORTS[sort].owner} ${filing.filingId}`) ?? [];
    return faultsInTelling(told, filing).map((words) => `${reference} ${words}`);
  });
}

function faultsInTelling(told: readonly FeedEntry[], { facts, status }: StoredFiling): string[] {
  const end = TOLD[status];
  const inOrder = told.toSorted((a, b) => a.sequence - b.sequence);
  const ids = inOrder.map(({ id }) => id);
  const isSorted = ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);
  const faults: [boolean, string][] = [
    [told.length !== facts, `told ${facts} facts, ${told.length} stand in the feed`],
    [inOrder[0]?.type !== 'landport.filing.lodged.v1', 'does not begin in the feed with being lodged'],
    [inOrder.filter(({ type }) => type === end).length !== 1, `is not told once as ${end ?? status}`],
    [!isSorted, 'is told out of order'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, words]) => words);
}

/** Histories whose chain is broken or that hold a move which no law knows. */
export function violationsInHistory({ filingId, isWhole, statuses }: History): string[] {
  const moves = statuses.slice(1).map((status, index) => `${statuses[index]} → ${status}`);
  return [
    ...(isWhole ? [] : [`the history of ${filingId} is not whole`]),
    ...(statuses[0] === 'lodged' ? [] : [`the history of ${filingId} begins with ${statuses[0]}`]),
    ...moves.filter((move) => !LEGAL_MOVES.has(move)).map((move) => `${filingId} made the move ${move}`),
  ];
}
