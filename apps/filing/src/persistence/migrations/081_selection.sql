-- Up Migration
-- Rounds in which filings of a kind compete for the marks of experts.
CREATE TABLE selection_round (
  id            uuid PRIMARY KEY,
  kind          text        NOT NULL,
  step          text        NOT NULL,
  body          text        NOT NULL,
  title         jsonb       NOT NULL,
  opens_at      timestamptz NOT NULL,
  closes_at     timestamptz NOT NULL,
  panel         integer     NOT NULL CHECK (panel >= 1),
  pass_mark     numeric     NOT NULL CHECK (pass_mark BETWEEN 0 AND 100),
  places        integer     CHECK (places >= 1),
  version       integer     NOT NULL CHECK (version >= 1),
  -- From the first mark on the candidates are fixed and amend nothing.
  marked_from   timestamptz,
  concluded_at  timestamptz,
  minutes       text,
  CHECK (closes_at > opens_at),
  CHECK ((concluded_at IS NULL) = (minutes IS NULL))
);
CREATE UNIQUE INDEX selection_round_live ON selection_round (kind, step) WHERE concluded_at IS NULL;

-- Who takes part, and what came of it; the figures are written when the round is concluded.
CREATE TABLE selection_standing (
  round_id   uuid    NOT NULL REFERENCES selection_round (id),
  filing_id  uuid    NOT NULL REFERENCES filing (id),
  mean       numeric,
  rank       integer,
  selected   boolean,
  PRIMARY KEY (round_id, filing_id),
  CHECK ((mean IS NULL) = (selected IS NULL)),
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
CREATE INDEX filing_in_selection ON filing (kind, lodged_at) WHERE mode = 'selection' AND status IN ('lodged', 'underReview');
