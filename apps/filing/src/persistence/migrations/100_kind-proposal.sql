-- Up Migration
-- A version of a kind that an officer proposes. It holds once a second person consents, and stands in kind_package then.
CREATE TABLE kind_proposal (
  id           uuid PRIMARY KEY,
  kind         text        NOT NULL,
  valid_from   date        NOT NULL,
  -- Whose officers see it and may consent.
  body         text        NOT NULL,
  package      jsonb       NOT NULL,
  state        text        NOT NULL CHECK (state IN ('proposed', 'published', 'rejected')),
  version      integer     NOT NULL CHECK (version >= 1),
  proposed_by  jsonb       NOT NULL,
  proposed_at  timestamptz NOT NULL,
  decided_by   jsonb,
  decided_at   timestamptz,
  reason       text,
  -- Position of the publication in the kind's stream of events, without gaps.
  sequence     bigint      CHECK (sequence >= 1),
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
  CHECK ((state = 'published') = (sequence IS NOT NULL)),
  CHECK (state <> 'rejected' OR reason IS NOT NULL),
  -- The second person is another one; the same name may be given out by two organisations.
  CHECK (state <> 'published' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX kind_proposal_open ON kind_proposal (kind, valid_from) WHERE state = 'proposed';
CREATE UNIQUE INDEX kind_proposal_sequence ON kind_proposal (kind, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX kind_proposal_of_body ON kind_proposal (body, id);

-- What recorded filings would have come to under a proposed version. `beat_at` goes on while a process works at it.
CREATE TABLE kind_replay (
  proposal_id  uuid PRIMARY KEY REFERENCES kind_proposal (id),
  run_id       uuid        NOT NULL,
  most         integer     NOT NULL CHECK (most >= 1),
  since        timestamptz,
  state        text        NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  replayed     integer     NOT NULL CHECK (replayed >= 0),
  changed      integer     NOT NULL CHECK (changed >= 0),
  left_out     integer     NOT NULL CHECK (left_out >= 0),
  started_at   timestamptz NOT NULL,
  beat_at      timestamptz NOT NULL,
  ended_at     timestamptz,
  failure      jsonb,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK ((state = 'failed') = (failure IS NOT NULL))
);

CREATE TABLE kind_replay_change (
  proposal_id  uuid        NOT NULL REFERENCES kind_replay (proposal_id),
  filing_id    uuid        NOT NULL,
  run_id       uuid        NOT NULL,
  before       jsonb       NOT NULL,
  after        jsonb       NOT NULL,
  PRIMARY KEY (proposal_id, filing_id)
);

-- Who proposed and consented; packages that came with Landport have none.
ALTER TABLE kind_package ADD COLUMN proposal_id uuid REFERENCES kind_proposal (id);
