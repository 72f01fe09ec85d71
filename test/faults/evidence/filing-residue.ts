/**
 * What the rows of filing must say together, whatever was killed while they were written. Each statement finds what
 * does not hold, a row of words for each.
 */
const ENDED = `('released', 'refused', 'withdrawn', 'approved', 'lapsed', 'revoked')`;

const GRANTS: readonly string[] = [
  `SELECT 'grant ' || number || ' of ' || quantity || ' has ' || available || ' left and ' || drawn || ' drawn' AS words
     FROM (SELECT g.number, g.quantity, g.available,
                  coalesce(sum(d.value - d.short) FILTER (WHERE d.given_back_at IS NULL), 0) AS drawn
             FROM filing.issued_grant g LEFT JOIN filing.drawing d ON d.grant_number = g.number
            WHERE g.quantity IS NOT NULL GROUP BY g.number) g
    WHERE available < 0 OR available + drawn <> quantity`,
  `SELECT f.reference || ' is ' || f.status || ' at version ' || f.version || ' and holds what version '
          || d.filing_version || ' drew from ' || coalesce(d.grant_number, d.cited_filing_id::text) AS words
     FROM filing.drawing d JOIN filing.filing f ON f.id = d.filing_id
    WHERE d.given_back_at IS NULL
      AND (f.status IN ('refused', 'withdrawn', 'lapsed') OR d.filing_version <> f.version)`,
  `SELECT g.number || ' was given for a filing that is ' || coalesce(f.status, 'not there') AS words
     FROM filing.issued_grant g LEFT JOIN filing.filing f ON f.id = g.filing_id
    WHERE g.state = 'issued' AND f.status IS DISTINCT FROM 'approved'`,
  // Written by hand: kinds of the traffic whose approval gives something.
  `SELECT f.reference || ' is approved and was given nothing' AS words
     FROM filing.filing f LEFT JOIN filing.issued_grant g ON g.filing_id = f.id
    WHERE f.status = 'approved' AND g.number IS NULL
      AND f.kind IN ('permit', 'commitment-permit', 'high-tech-recognition', 'foreign-medical-institution')`,
  `SELECT 'of ' || s.prefix || '-' || s.year || ' ' || s.latest || ' grants are numbered, ' || count(g.number)
          || ' are there' AS words
     FROM filing.grant_serial s LEFT JOIN filing.issued_grant g ON g.number LIKE s.prefix || '-' || s.year || '-%'
    GROUP BY s.prefix, s.year, s.latest HAVING count(g.number) <> s.latest`,
];

const BATCHES: readonly string[] = [
  `SELECT 'batch ' || b.id || ' of ' || b.total || ' has ' || count(r.number) || ' results' AS words
     FROM filing.batch b LEFT JOIN filing.batch_row r ON r.batch_id = b.id
    WHERE b.state = 'completed' GROUP BY b.id HAVING count(r.number) <> b.total`,
  `SELECT 'batch ' || id || ' has no end' AS words FROM filing.batch WHERE ended_at IS NULL`,
  `SELECT 'row ' || r.number || ' of batch ' || r.batch_id || ' names ' || coalesce(f.reference, 'no filing')
          || ' for ' || r.reference AS words
     FROM filing.batch_row r LEFT JOIN filing.filing f ON f.id = r.filing_id
    WHERE r.status = 'lodged' AND f.reference IS DISTINCT FROM r.reference`,
  `SELECT count(*) || ' rows of batches name the filing ' || filing_id AS words
     FROM filing.batch_row WHERE filing_id IS NOT NULL GROUP BY filing_id HAVING count(*) > 1`,
];

const WORK: readonly string[] = [
  `SELECT f.reference || ' is ' || f.status || ' and ' || t.body || ' still has work on it' AS words
     FROM filing.task t JOIN filing.filing f ON f.id = t.filing_id
    WHERE t.state NOT IN ('decided', 'cancelled') AND f.status IN ${ENDED}`,
  `SELECT f.reference || ' is ' || f.status || ' and nobody has work on it' AS words
     FROM filing.filing f
    WHERE f.status IN ('underReview', 'queried') AND NOT EXISTS (
      SELECT FROM filing.task t WHERE t.filing_id = f.id AND t.state NOT IN ('decided', 'cancelled'))`,
  `SELECT f.reference || ' is ' || f.status || ' and its clock ' || c.name || ' goes on' AS words
     FROM filing.clock c JOIN filing.filing f ON f.id = c.filing_id
    -- Papers that may follow an approval have a clock that outlives it.
    WHERE c.ended_at IS NULL AND f.status IN ${ENDED} AND NOT (c.purpose = 'document' AND f.status = 'approved')`,
  `SELECT f.reference || ' is ' || f.status || ' with ' || count(q.id) || ' open queries' AS words
     FROM filing.filing f LEFT JOIN filing.query q ON q.filing_id = f.id AND q.state = 'open'
    GROUP BY f.id HAVING (f.status = 'queried') <> (count(q.id) > 0) ORDER BY f.reference`,
  `SELECT f.reference || ' was approved on a promise, and nobody checks it' AS words
     FROM filing.filing f LEFT JOIN filing.post_check p ON p.filing_id = f.id AND p.cause = 'commitment'
    WHERE f.mode = 'commitment' AND f.status = 'approved' AND p.id IS NULL`,
];

const BIDS: readonly string[] = [
  `SELECT 'auction ' || a.number || ' counts ' || a.bids || ' bids, ' || count(b.place) || ' are there' AS words
     FROM filing.auction a LEFT JOIN filing.bid b USING (notice_id)
    GROUP BY a.notice_id HAVING count(b.place) <> a.bids OR coalesce(max(b.place), 0) <> a.bids`,
  `SELECT 'bid ' || place || ' of auction ' || number || ' is ' || offer || ', at least ' || least || ' was due' AS words
     FROM (SELECT a.number, b.place, b.offer,
                  coalesce(lag(b.offer) OVER (PARTITION BY notice_id ORDER BY b.place) + a.step, a.start_price) AS least
             FROM filing.bid b JOIN filing.auction a USING (notice_id)) bids
    WHERE offer < least`,
];

const RECORDS: readonly string[] = [
  `SELECT f.reference || ' goes with a paper that is ' || coalesce(d.state, 'not there') AS words
     FROM filing.filing_document b JOIN filing.filing f ON f.id = b.filing_id
     LEFT JOIN filing.document d ON d.id = b.document_id
    WHERE d.state IS NULL OR d.state IN ('receiving', 'removed')`,
  `SELECT f.reference || ' has ' || count(v.version) || ' of ' || f.version || ' versions' AS words
     FROM filing.filing f LEFT JOIN filing.filing_version v ON v.filing_id = f.id
    GROUP BY f.id HAVING count(v.version) <> f.version`,
  `SELECT f.reference || ' has ' || count(h.number) || ' of ' || f.history_length || ' entries' AS words
     FROM filing.filing f LEFT JOIN filing.history h ON h.filing_id = f.id
    GROUP BY f.id HAVING count(h.number) <> f.history_length`,
  `SELECT f.reference || ' is ' || f.status || ' and found as ' || coalesce(s.status, 'nothing') AS words
     FROM filing.filing f
     LEFT JOIN filing.filing_search s ON s.filing_id = f.id AND s.audience = f.organisation_id
    WHERE (s.status, s.mrn, s.lane) IS DISTINCT FROM (f.status, f.mrn, f.lane)`,
  `SELECT DISTINCT f.reference || ' is not found by ' || t.body || ', who has work on it' AS words
     FROM filing.task t JOIN filing.filing f ON f.id = t.filing_id
     LEFT JOIN filing.filing_search s ON s.filing_id = f.id AND s.audience = 'body:' || t.body
    WHERE s.status IS DISTINCT FROM f.status`,
];

export const FILING_RESIDUE: readonly string[] = [...GRANTS, ...BATCHES, ...WORK, ...BIDS, ...RECORDS];
