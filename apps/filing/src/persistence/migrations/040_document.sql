-- Up Migration

-- What is known of a document; its bytes are in the object store under its id.
CREATE TABLE document (
  id               uuid PRIMARY KEY,
  organisation_id  text        NOT NULL,
  name             text        CHECK (length(name) BETWEEN 1 AND 255),
  media_type       text        NOT NULL,
  size             integer     NOT NULL CHECK (size BETWEEN 1 AND 26214400),
  sha256           bytea       NOT NULL CHECK (length(sha256) = 32),
  -- `receiving`: its bytes are on their way into the store; `removed`: on their way out of it. Neither is shown.
  state            text        NOT NULL CHECK (state IN ('receiving', 'received', 'scanning', 'clean', 'infected',
                                                         'removed')),
  received_by      text        NOT NULL,
  received_at      timestamptz NOT NULL,
  scanned_at       timestamptz,
  threat           text,
  scan_attempts    integer     NOT NULL DEFAULT 0,
  scan_due_at      timestamptz,
  -- Trace of the request that sent it, for what the scanner says later.
  trace            jsonb       NOT NULL,
  last_sequence    bigint      NOT NULL DEFAULT 0,
  CHECK ((state = 'infected') <= (threat IS NOT NULL)),
  CHECK ((state = 'scanning') <= (scan_due_at IS NOT NULL))
);

-- The same bytes of the same organisation are kept once.
CREATE UNIQUE INDEX document_bytes ON document (organisation_id, sha256) WHERE state <> 'removed';
CREATE INDEX document_of_organisation ON document (organisation_id, id);
CREATE INDEX document_to_scan ON document (scan_due_at) WHERE state = 'scanning';
CREATE INDEX document_unfinished ON document (received_at) WHERE state IN ('receiving', 'removed');

-- Which documents went with which version of a filing, and as what. The reference keeps a document that is named from
-- being deleted, whatever else goes wrong.
CREATE TABLE filing_document (
  filing_id    uuid     NOT NULL,
  version      integer  NOT NULL CHECK (version >= 1),
  code         text     NOT NULL,
  document_id  uuid     NOT NULL REFERENCES document (id),
  PRIMARY KEY (filing_id, version, code, document_id)
);
CREATE INDEX filing_document_of ON filing_document (document_id);
