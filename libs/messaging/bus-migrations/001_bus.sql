-- Up Migration
-- A log in the database that means the same by topic, partition, offset and group as Apache Kafka does.

CREATE TABLE topic (
  name  text PRIMARY KEY
);

-- One row a partition. Publishing raises its counter in the publishing transaction, so that offsets have no gaps
-- and follow the order of commits.
CREATE TABLE partition (
  topic        text     NOT NULL REFERENCES topic (name),
  partition    smallint NOT NULL CHECK (partition BETWEEN 0 AND 15),
  next_offset  bigint   NOT NULL DEFAULT 0,
  PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50);

CREATE TABLE message (
  id            uuid        NOT NULL DEFAULT uuidv7(),
  topic         text        NOT NULL,
  partition     smallint    NOT NULL,
  "offset"      bigint      NOT NULL,
  key           text        NOT NULL,
  value         text,
  headers       text        NOT NULL,
  published_at  timestamptz NOT NULL,
  PRIMARY KEY (topic, partition, "offset", id)
) PARTITION BY RANGE (id);
CREATE TABLE message_default PARTITION OF message DEFAULT;

CREATE TABLE group_offset (
  group_name   text     NOT NULL,
  topic        text     NOT NULL,
  partition    smallint NOT NULL,
  next_offset  bigint   NOT NULL,
  PRIMARY KEY (group_name, topic, partition)
) WITH (fillfactor = 50);

-- Which bus the window runs on. Changing it while a group lags would leave events behind.
CREATE TABLE bus_in_use (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  kind  text    NOT NULL CHECK (kind IN ('postgres', 'kafka'))
);

GRANT USAGE ON SCHEMA bus TO landport_services;
GRANT SELECT, INSERT ON topic, message TO landport_services;
GRANT SELECT, INSERT, UPDATE ON partition, group_offset, bus_in_use TO landport_services;
