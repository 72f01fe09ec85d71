-- Up Migration
CREATE TABLE webhook_endpoint (
  id               uuid        PRIMARY KEY,
  organisation_id  text        NOT NULL,
  url              text        NOT NULL CHECK (length(url) <= 2048),
  description      text        NOT NULL CHECK (length(description) <= 200),
  -- Empty: every type.
  types            text[]      NOT NULL,
  state            text        NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
  state_reason     text        NOT NULL,
  version          integer     NOT NULL CHECK (version > 0),
  created_at       timestamptz NOT NULL,
  changed_at       timestamptz NOT NULL
);
CREATE INDEX webhook_endpoint_owner ON webhook_endpoint (organisation_id, id);

-- Keys that sign. While an old and a new key overlap, both sign.
CREATE TABLE webhook_key (
  id           uuid        PRIMARY KEY,
  endpoint_id  uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
  algorithm    text        NOT NULL CHECK (algorithm IN ('ed25519', 'hmac-sha256')),
  -- ed25519: the private key as PKCS 8; hmac-sha256: the shared secret.
  secret       bytea       NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz CHECK (expires_at > created_at)
);
CREATE INDEX webhook_key_endpoint ON webhook_key (endpoint_id);

-- How far each endpoint has come in its organisation's feed, and which process delivers to it until when.
CREATE TABLE delivery_position (
  endpoint_id  uuid        PRIMARY KEY REFERENCES webhook_endpoint ON DELETE CASCADE,
  -- All entries up to this one are delivered, not wanted, or stand in delivery_waiting.
  cursor       bigint      NOT NULL CHECK (cursor >= 0),
  holder       uuid,
  held_until   timestamptz
) WITH (fillfactor = 50);

-- Entries that passed the cursor and are not delivered: failed, behind a failed one of their subject, or asked for again.
CREATE TABLE delivery_waiting (
  endpoint_id  uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
  sequence     bigint      NOT NULL CHECK (sequence > 0),
  subject      text        NOT NULL,
  attempts     smallint    NOT NULL CHECK (attempts BETWEEN 0 AND 14),
  -- Null when the plan is used up: held until somebody asks for it.
  due_at       timestamptz,
  PRIMARY KEY (endpoint_id, sequence),
  CHECK (due_at IS NOT NULL OR attempts > 0)
) WITH (fillfactor = 70);
CREATE INDEX delivery_waiting_due ON delivery_waiting (endpoint_id, sequence) WHERE due_at IS NOT NULL;

-- Every request that was sent, and what came of it.
CREATE TABLE delivery_attempt (
  id           uuid        NOT NULL,
  endpoint_id  uuid        NOT NULL,
  -- The webhook-id: the entry's id, or the test's own.
  message_id   uuid        NOT NULL,
  -- Null for a test.
  sequence     bigint,
  type         text        NOT NULL,
  attempt      smallint    NOT NULL CHECK (attempt BETWEEN 1 AND 14),
  outcome      text        NOT NULL CHECK (outcome IN ('delivered', 'retrying', 'held', 'failed')),
  status       smallint,
  fault        text,
  answer       text        CHECK (length(answer) <= 1024),
  sent_at      timestamptz NOT NULL,
  took_ms      integer     NOT NULL CHECK (took_ms >= 0),
  next_try_at  timestamptz,
  PRIMARY KEY (id),
  CHECK ((outcome = 'retrying') = (next_try_at IS NOT NULL)),
  CHECK (outcome <> 'delivered' OR status BETWEEN 200 AND 299)
) PARTITION BY RANGE (id);
CREATE INDEX delivery_attempt_log ON delivery_attempt (endpoint_id, id);
CREATE TABLE delivery_attempt_default PARTITION OF delivery_attempt DEFAULT;
