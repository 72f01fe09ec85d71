-- Up Migration
-- Rounds in which filings of a kind compete for the marks of experts.
CREATE TABLE selection_round (
  id            uuid PRIMARY KEY,
  kind          text        NOT NULL,
  body          text        NOT NULL,
  title         jsonb       NOT NULL,
  opens_at      timestamptz NOT NULL,
  closes_at     timestamptz NOT NULL,
  panel         integer     NOT NULL CHECK (panel >= 1),
  pass_mark     numeric     NOT NULL CHECK (pass_mark BETWEEN 0 AND 100),
  places        integer     CHECK (places >= 1),
  version       integer     NOT NULL CHECK (version >= 1),
  concluded_at  timestamptz,
  CHECK (closes_at > opens_at)
);
CREATE UNIQUE INDEX selection_round_live ON selection_round (kind) WHERE concluded_at IS NULL;

-- Who took part, and what came of it; written when the round is concluded.
CREATE TABLE selection_standing (
  round_id   uuid    NOT NULL REFERENCES selection_round (id),
  filing_id  uuid    NOT NULL REFERENCES filing (id),
  mean       numeric NOT NULL,
  rank       integer,
  selected   boolean NOT NULL,
  PRIMARY KEY (round_id, filing_id),
  CHECK (NOT selected OR rank IS NOT NULL)
);

CREATE TABLE selection_mark (
  round_id   uuid        NOT NULL REFERENCES selection_round (id),
  filing_id  uuid        NOT NULL REFERENCES filing (id),
  expert     text        NOT NULL,
  mark       numeric(5, 2) CHECK (mark BETWEEN 0 AND 100),
  words      text        NOT NULL,
  given_at   timestamptz NOT NULL,
  PRIMARY KEY (round_id, filing_id, expert)
);
CREATE INDEX filing_awaiting_selection ON filing (kind, lodged_at) WHERE mode = 'selection' AND status = 'lodged';
