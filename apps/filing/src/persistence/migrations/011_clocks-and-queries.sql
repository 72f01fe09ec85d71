-- Up Migration
ALTER TABLE task
  ADD COLUMN warned_at timestamptz,
  ADD COLUMN overdue_at timestamptz,
  ADD COLUMN escalated_from text;

-- What one body asked on one version of a filing.
CREATE TABLE query (
  id                   uuid PRIMARY KEY,
  filing_id            uuid        NOT NULL REFERENCES filing (id),
  filing_version       integer     NOT NULL CHECK (filing_version >= 1),
  task_id              uuid        NOT NULL REFERENCES task (id),
  body                 text        NOT NULL,
  asked_by             text        NOT NULL,
  asked_at             timestamptz NOT NULL,
  questions            jsonb       NOT NULL,
  reason               text        CHECK (reason IN ('newFacts')),
  state                text        NOT NULL CHECK (state IN ('open', 'answered', 'lapsed', 'dropped')),
  extensions           integer     NOT NULL CHECK (extensions >= 0),
  answers              jsonb,
  answered_at          timestamptz,
  answered_by_version  integer,
  CHECK ((state = 'answered') = (answered_at IS NOT NULL))
);
-- All gaps are told at once: a body asks again about a version only on new facts.
CREATE UNIQUE INDEX query_once ON query (filing_id, filing_version, body) WHERE reason IS NULL;
CREATE INDEX query_of_filing ON query (filing_id);

-- Periods of law in working days: of the officers for a step, and of the applicant for an answer.
CREATE TABLE clock (
  id            uuid PRIMARY KEY,
  filing_id     uuid        NOT NULL REFERENCES filing (id),
  name          text        NOT NULL,
  purpose       text        NOT NULL CHECK (purpose IN ('decision', 'answer')),
  query_id      uuid        REFERENCES query (id),
  working_days  integer     NOT NULL CHECK (working_days >= 0),
  started_at    timestamptz NOT NULL,
  stopped_at    timestamptz,
  days_left     integer     CHECK (days_left >= 0),
  due_at        timestamptz,
  warn_at       timestamptz,
  warned_at     timestamptz,
  ended_at      timestamptz,
  ending        text        CHECK (ending IN ('met', 'ranOut', 'dropped')),
  -- When somebody has to look at it next: its warning, then its end. Null while it stands still and when it is over.
  next_at       timestamptz,
  CHECK ((purpose = 'answer') = (query_id IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ending IS NULL)),
  CHECK ((stopped_at IS NULL) = (days_left IS NULL)),
  CHECK (ended_at IS NOT NULL OR (stopped_at IS NULL) = (due_at IS NOT NULL)),
  CHECK (next_at IS NULL OR (ended_at IS NULL AND stopped_at IS NULL))
);
CREATE INDEX clock_due ON clock (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX clock_of_filing ON clock (filing_id);
