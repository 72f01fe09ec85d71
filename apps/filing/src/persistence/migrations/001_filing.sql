-- Up Migration

-- The hot tables (filing, filing_version, filing_key, history) refer to each other without foreign keys: all their
-- rows of one lodgement are written by one statement, none is ever deleted, and a check per row would cost a sixth
-- of the intake.
CREATE TABLE filing (
  id               uuid PRIMARY KEY,
  organisation_id  text        NOT NULL,
  kind             text        NOT NULL,
  kind_valid_from  date        NOT NULL,
  mode             text        NOT NULL CHECK (mode IN ('approval', 'onTheSpot', 'commitment', 'record', 'selection')),
  reference        text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 70),
  version          integer     NOT NULL CHECK (version >= 1),
  revision         integer     NOT NULL CHECK (revision >= 1),
  status           text        NOT NULL CHECK (status IN ('lodged', 'awaitingArrival', 'underReview', 'queried',
                                                          'approved', 'released', 'refused', 'withdrawn')),
  concerns         text[]      NOT NULL,
  awbs             text[]      NOT NULL,
  lodged_at        timestamptz NOT NULL,
  changed_at       timestamptz NOT NULL,
  mrn              text,
  lane             text        CHECK (lane IN ('green', 'blue', 'yellow', 'red')),
  decision         jsonb,
  customs          jsonb       NOT NULL,
  last_sequence    bigint      NOT NULL CHECK (last_sequence >= 1),
  -- Length and newest hash of the history's chain, so that a cut tail is seen.
  history_length   integer     NOT NULL CHECK (history_length >= 1),
  history_head     bytea       NOT NULL CHECK (length(history_head) = 32),
  CHECK (status <> 'approved' OR decision IS NOT NULL),
  CHECK (status <> 'released' OR mrn IS NOT NULL)
) WITH (fillfactor = 75);

-- An organisation's list, newest first: UUIDv7 sorts by the time of lodging.
CREATE INDEX filing_of_organisation ON filing (organisation_id, id);
CREATE INDEX filing_mrn ON filing (mrn) WHERE mrn IS NOT NULL;
CREATE INDEX filing_awb ON filing USING gin (awbs) WITH (fastupdate = on) WHERE awbs <> '{}';

-- What was lodged, byte for byte, and what was answered. Partitioned by the month of the filing's first lodgement.
CREATE TABLE filing_version (
  filing_id        uuid        NOT NULL,
  version          integer     NOT NULL CHECK (version >= 1),
  content_type     text        NOT NULL,
  bytes            bytea       NOT NULL,
  -- SHA-256 over method, path, organisation and bytes: whether a request is the same.
  request_digest   bytea       NOT NULL CHECK (length(request_digest) = 32),
  kind_valid_from  date        NOT NULL,
  lodged_at        timestamptz NOT NULL,
  lodged_by        text        NOT NULL,
  answer_status    smallint    NOT NULL CHECK (answer_status IN (201, 202)),
  answer           text        NOT NULL,
  PRIMARY KEY (filing_id, version)
) PARTITION BY RANGE (filing_id);
CREATE TABLE filing_version_default PARTITION OF filing_version DEFAULT;

-- What must be unique for life: an organisation's references and idempotency keys.
CREATE TABLE filing_key (
  organisation_id  text     NOT NULL,
  scope            text     NOT NULL CHECK (scope IN ('reference', 'idempotency')),
  value            text     NOT NULL,
  filing_id        uuid     NOT NULL,
  version          integer  NOT NULL,
  PRIMARY KEY (organisation_id, scope, value)
) PARTITION BY HASH (organisation_id);

DO $$
BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE filing_key_%s PARTITION OF filing_key FOR VALUES WITH (MODULUS 8, REMAINDER %s)',
                   part, part);
  END LOOP;
END $$;

-- Who did what, when and why. A chain runs over salted hashes of the content, so that erasing a person's data
-- (content and salt set to null) leaves it verifiable.
CREATE TABLE history (
  filing_id     uuid        NOT NULL,
  number        integer     NOT NULL CHECK (number >= 1),
  action        text        NOT NULL,
  at            timestamptz NOT NULL,
  content       text,
  salt          bytea,
  content_hash  bytea       NOT NULL CHECK (length(content_hash) = 32),
  prev_hash     bytea       NOT NULL CHECK (length(prev_hash) IN (0, 32)),
  hash          bytea       NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (filing_id, number),
  CHECK ((content IS NULL) = (salt IS NULL)),
  CHECK ((number = 1) = (length(prev_hash) = 0))
) PARTITION BY RANGE (filing_id);
CREATE TABLE history_default PARTITION OF history DEFAULT;
