-- Up Migration

-- The last number given in each organisation's feed. A rolled-back batch gives its numbers back with it,
-- and the row's lock makes batches of one organisation commit in the order of their numbers.
CREATE TABLE feed_counter (
  organisation_id  text   PRIMARY KEY CHECK (organisation_id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  last_sequence    bigint NOT NULL CHECK (last_sequence > 0)
) WITH (fillfactor = 50);

-- What each organisation was told. The id is the event's own, so that one told twice is refused here as well.
CREATE TABLE feed_entry (
  id               uuid        NOT NULL,
  organisation_id  text        NOT NULL,
  sequence         bigint      NOT NULL CHECK (sequence > 0),
  type             text        NOT NULL CHECK (type LIKE 'landport.%'),
  time             timestamptz NOT NULL,
  subject          text        NOT NULL,
  data             text        NOT NULL,
  traceparent      text        NOT NULL,
  PRIMARY KEY (id, organisation_id)
) PARTITION BY RANGE (id);
CREATE INDEX feed_entry_place ON feed_entry (organisation_id, sequence);
CREATE TABLE feed_entry_default PARTITION OF feed_entry DEFAULT;
