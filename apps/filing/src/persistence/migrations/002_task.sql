-- Up Migration
CREATE TABLE task (
  id              uuid PRIMARY KEY,
  filing_id       uuid        NOT NULL REFERENCES filing (id),
  filing_version  integer     NOT NULL CHECK (filing_version >= 1),
  body            text        NOT NULL,
  queue           text        NOT NULL,
  lane            text        CHECK (lane IN ('green', 'blue', 'yellow', 'red')),
  origin          text        NOT NULL CHECK (origin IN ('filing', 'customs-zone')),
  state           text        NOT NULL CHECK (state IN ('open', 'claimed', 'decided', 'cancelled')),
  assignee        text,
  version         integer     NOT NULL CHECK (version >= 1),
  opened_at       timestamptz NOT NULL,
  due_at          timestamptz,
  outcome         text        CHECK (outcome IN ('approved', 'refused')),
  reason          text,
  decided_at      timestamptz,
  CHECK ((state = 'open') <= (assignee IS NULL)),
  CHECK (state <> 'claimed' OR assignee IS NOT NULL),
  CHECK ((state = 'decided') = (outcome IS NOT NULL AND decided_at IS NOT NULL))
);

-- One live piece of work a filing: a second review waits for the first to end.
CREATE UNIQUE INDEX task_live ON task (filing_id) WHERE state IN ('open', 'claimed');
CREATE INDEX task_work_list ON task (body, id) WHERE state IN ('open', 'claimed');
CREATE INDEX task_of_filing ON task (filing_id, body);
