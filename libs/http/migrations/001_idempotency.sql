-- Up Migration
-- First answers by idempotency key, kept for as long as the service lives. The row is written in the transaction
-- of the change it answers for; a refused request leaves none.
CREATE TABLE idempotency_key (
  organisation_id text        NOT NULL,
  key             text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  method          text        NOT NULL,
  path            text        NOT NULL,
  -- SHA-256 over method, path, organisation and the bytes of the body.
  digest          bytea       NOT NULL CHECK (length(digest) = 32),
  -- The body when it was JSON, so that another spelling of the same content is told from other content.
  content         bytea,
  -- Null only inside the transaction that is still making the answer.
  status          smallint    CHECK (status BETWEEN 200 AND 299),
  headers         jsonb       NOT NULL DEFAULT '{}',
  answer          text,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, key)
) PARTITION BY HASH (organisation_id);

CREATE TABLE idempotency_key_0 PARTITION OF idempotency_key FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE idempotency_key_1 PARTITION OF idempotency_key FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE idempotency_key_2 PARTITION OF idempotency_key FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE idempotency_key_3 PARTITION OF idempotency_key FOR VALUES WITH (MODULUS 4, REMAINDER 3);
