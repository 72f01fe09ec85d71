-- Up Migration

-- Many filings in one file. Who works through it holds a lease: whoever finds it run out may take it over, and what
-- the former holder still tries to record is refused by the lease's name.
CREATE TABLE batch (
  id                   uuid PRIMARY KEY,
  organisation_id      text        NOT NULL,
  submitted_by         text        NOT NULL,
  format               text        NOT NULL CHECK (format IN ('jsonl', 'csv', 'xlsx')),
  charset              text,
  kind                 text,
  validate_only        boolean     NOT NULL,
  bytes                bigint      NOT NULL CHECK (bytes > 0),
  sha256               bytea       NOT NULL CHECK (length(sha256) = 32),
  trace                jsonb       NOT NULL,
  state                text        NOT NULL CHECK (state IN ('waiting', 'reading', 'running', 'completed', 'cancelled',
                                                             'failed')),
  total                integer     CHECK (total >= 0),
  -- Rows are recorded in the order of the file: those up to this number have their result.
  checked              integer     NOT NULL DEFAULT 0,
  lodged               integer     NOT NULL DEFAULT 0,
  valid                integer     NOT NULL DEFAULT 0,
  refused              integer     NOT NULL DEFAULT 0,
  faults               jsonb       NOT NULL DEFAULT '[]',
  submitted_at         timestamptz NOT NULL,
  started_at           timestamptz,
  ended_at             timestamptz,
  cancel_requested_at  timestamptz,
  lease_holder         uuid,
  lease_until          timestamptz,
  CHECK (checked = lodged + valid + refused),
  CHECK (total IS NULL OR checked <= total),
  CHECK ((ended_at IS NULL) = (state IN ('waiting', 'reading', 'running'))),
  CHECK (ended_at IS NULL OR lease_holder IS NULL)
) WITH (fillfactor = 50);
CREATE INDEX batch_of_organisation ON batch (organisation_id, id);
CREATE INDEX batch_open ON batch (id) WHERE ended_at IS NULL;

-- The file byte for byte. Its pieces are there before the batch is, so nothing refers to it; pieces of an upload that
-- broke off are swept away by their age.
CREATE TABLE batch_chunk (
  batch_id  uuid    NOT NULL,
  number    integer NOT NULL,
  bytes     bytea   NOT NULL,
  PRIMARY KEY (batch_id, number)
);
ALTER TABLE batch_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE batch_row (
  batch_id     uuid    NOT NULL REFERENCES batch (id),
  number       integer NOT NULL CHECK (number >= 1),
  place        text,
  status       text    NOT NULL CHECK (status IN ('lodged', 'valid', 'refused', 'cancelled')),
  kind         text,
  reference    text,
  filing_id    uuid,
  repeated     boolean NOT NULL DEFAULT false,
  faults       jsonb   NOT NULL DEFAULT '[]',
  fault_count  integer NOT NULL DEFAULT 0,
  PRIMARY KEY (batch_id, number),
  CHECK ((status = 'lodged') = (filing_id IS NOT NULL)),
  CHECK ((status = 'refused') = (fault_count > 0))
);
CREATE INDEX batch_row_by_status ON batch_row (batch_id, status, number);
