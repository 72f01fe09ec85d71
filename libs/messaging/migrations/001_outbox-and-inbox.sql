-- Up Migration
CREATE TABLE outbox (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lane        smallint    NOT NULL CHECK (lane BETWEEN 0 AND 15),
  stream_key  text        NOT NULL,
  sequence    bigint      NOT NULL CHECK (sequence > 0),
  subject     text        NOT NULL,
  topic       text        NOT NULL,
  type        text        NOT NULL,
  data        text        NOT NULL,
  headers     text        NOT NULL,
  created_at  timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

-- The last position of each stream that a group has handled or parked.
CREATE TABLE watermark (
  group_name  text   NOT NULL,
  topic       text   NOT NULL,
  stream_key  text   NOT NULL,
  sequence    bigint NOT NULL,
  PRIMARY KEY (group_name, topic, stream_key)
) WITH (fillfactor = 70);

CREATE TABLE parked_event (
  id           uuid PRIMARY KEY,
  group_name   text        NOT NULL,
  topic        text        NOT NULL,
  stream_key   text        NOT NULL,
  sequence     bigint      NOT NULL,
  type         text        NOT NULL,
  event        text        NOT NULL,
  error        text        NOT NULL,
  attempts     integer     NOT NULL,
  -- Null on every event but the head of its stream, and on a head whose attempts are used up.
  due_at       timestamptz,
  parked_at    timestamptz NOT NULL,
  UNIQUE (group_name, topic, stream_key, sequence)
);
CREATE INDEX parked_event_due ON parked_event (due_at) WHERE due_at IS NOT NULL;

-- What an operator did to a parked event, and why. The event stands here whole, so nothing is lost by a skip.
CREATE TABLE parked_event_audit (
  id           uuid PRIMARY KEY,
  parked_id    uuid        NOT NULL,
  action       text        NOT NULL CHECK (action IN ('retry', 'skip')),
  reason       text        NOT NULL,
  actor        text        NOT NULL,
  event        text        NOT NULL,
  at           timestamptz NOT NULL
);

-- Bytes from the bus that could not be decoded, kept as they came.
CREATE TABLE dead_message (
  id           uuid PRIMARY KEY,
  group_name   text        NOT NULL,
  topic        text        NOT NULL,
  partition    integer     NOT NULL,
  "offset"     bigint      NOT NULL,
  key          bytea,
  value        bytea,
  headers      text        NOT NULL,
  error        text        NOT NULL,
  at           timestamptz NOT NULL,
  UNIQUE (group_name, topic, partition, "offset")
);
