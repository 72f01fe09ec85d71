-- Up Migration
-- What filings are found by. A row for everyone who may find one: its owner, and `body:<id>` for the officers of
-- each body with a task on it. Filled behind the intake from its own events; see docs/decisions.
CREATE TABLE filing_search (
  filing_id   uuid        NOT NULL,
  audience    text        NOT NULL,
  kind        text        NOT NULL,
  status      text        NOT NULL,
  lane        text,
  mrn         text,
  lodged_at   timestamptz NOT NULL,
  decided_at  timestamptz,
  -- `ref:`, `ucr:`, `awb:` and `party:`, each in lower case.
  terms       text[]      NOT NULL,
  PRIMARY KEY (filing_id, audience)
) WITH (fillfactor = 80);
CREATE INDEX filing_search_newest ON filing_search (audience, filing_id);
CREATE INDEX filing_search_status ON filing_search (audience, status, filing_id);
CREATE INDEX filing_search_kind ON filing_search (audience, kind, filing_id);
CREATE INDEX filing_search_lane ON filing_search (audience, lane, filing_id) WHERE lane IS NOT NULL;
CREATE INDEX filing_search_mrn ON filing_search (audience, mrn text_pattern_ops) WHERE mrn IS NOT NULL;
CREATE INDEX filing_search_lodged ON filing_search (audience, lodged_at);
CREATE INDEX filing_search_decided ON filing_search (audience, decided_at) WHERE decided_at IS NOT NULL;
-- Usual times of a kind, counted once a filing.
CREATE INDEX filing_search_times ON filing_search (decided_at) INCLUDE (kind, lodged_at)
  WHERE decided_at IS NOT NULL AND audience NOT LIKE 'body:%';

CREATE TABLE filing_term (
  audience   text COLLATE "C" NOT NULL,
  term       text COLLATE "C" NOT NULL,
  filing_id  uuid             NOT NULL,
  PRIMARY KEY (audience, term, filing_id)
);
