-- Up Migration
-- Filings on their way. What a draft says stands in its newest revision, so that each save is one insert.
CREATE TABLE draft (
  id               uuid PRIMARY KEY,
  organisation_id  text        NOT NULL,
  version          integer     NOT NULL CHECK (version >= 1),
  kind             text,
  reference        text,
  title            text,
  -- The filing of which it is a copy, and what was not copied.
  copied_from      uuid,
  left_out         text[]      NOT NULL,
  created_at       timestamptz NOT NULL,
  created_by       jsonb       NOT NULL,
  -- While it is being lodged nobody saves it; a process that died lets go at this moment.
  held_until       timestamptz
);
CREATE INDEX draft_of_organisation ON draft (organisation_id, id);

CREATE TABLE draft_revision (
  draft_id  uuid        NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  version   integer     NOT NULL CHECK (version >= 1),
  -- json, not jsonb: as it was typed, in its own order.
  content   json        NOT NULL,
  bytes     integer     NOT NULL CHECK (bytes >= 0),
  saved_at  timestamptz NOT NULL,
  saved_by  jsonb       NOT NULL,
  PRIMARY KEY (draft_id, version)
);

-- A draft becomes one filing: its key is written by the statement that lodges it.
ALTER TABLE filing_key DROP CONSTRAINT filing_key_scope_check;
ALTER TABLE filing_key ADD CONSTRAINT filing_key_scope_check CHECK (scope IN ('reference', 'idempotency', 'draft'));

CREATE TABLE filing_template (
  id               uuid PRIMARY KEY,
  organisation_id  text        NOT NULL,
  name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  kind             text        NOT NULL,
  payload          json        NOT NULL,
  created_at       timestamptz NOT NULL,
  created_by       jsonb       NOT NULL,
  UNIQUE (organisation_id, name)
);
CREATE INDEX filing_template_of_organisation ON filing_template (organisation_id, id);
