-- Up Migration

-- The bytes of every request that was taken, as they came, with what was answered.
CREATE TABLE message_envelope (
  id           uuid        NOT NULL,
  channel      text        NOT NULL,
  sender_id    text        NOT NULL,
  content_type text        NOT NULL,
  bytes        bytea       NOT NULL,
  answer       json        NOT NULL,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
CREATE TABLE message_envelope_rest PARTITION OF message_envelope DEFAULT;

-- The same bytes on the same channel are one message, for life. Kept apart because it must be unique over all months.
CREATE TABLE message_seen (
  channel     text  NOT NULL,
  sha256      bytea NOT NULL CHECK (octet_length(sha256) = 32),
  envelope_id uuid  NOT NULL,
  PRIMARY KEY (channel, sha256)
);

-- Every status as reported, whether it moved anything or not.
CREATE TABLE status_event (
  id           uuid        NOT NULL,
  awb          text        NOT NULL,
  envelope_id  uuid        NOT NULL,
  line         integer     NOT NULL CHECK (line > 0),
  code         text        NOT NULL CHECK (code ~ '^[A-Z]{3}$'),
  station      text        NOT NULL CHECK (station ~ '^[A-Z]{3}$'),
  next_station text CHECK (next_station ~ '^[A-Z]{3}$'),
  flight       text,
  discrepancy  text CHECK (discrepancy ~ '^[A-Z]{4}$'),
  pieces       integer     NOT NULL CHECK (pieces > 0),
  weight       numeric(18, 4),
  weight_unit  text CHECK (weight_unit IN ('KGM', 'LBR')),
  occurred_at  timestamptz NOT NULL,
  -- Latest and earliest moment it can have been: a flight's day without a time is a whole day.
  ordered_at   timestamptz NOT NULL,
  earliest_at  timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  reported_by  text        NOT NULL,
  -- Equal for two reports that tell the same, however they were written.
  meaning      text        NOT NULL,
  outcome      text        NOT NULL CHECK (outcome IN ('applied', 'waiting', 'recorded', 'late', 'outOfOrder')),
  text         text        NOT NULL,
  PRIMARY KEY (id),
  CHECK (earliest_at <= ordered_at AND ordered_at <= received_at),
  CHECK ((weight IS NULL) = (weight_unit IS NULL))
) PARTITION BY RANGE (id);
CREATE TABLE status_event_rest PARTITION OF status_event DEFAULT;
CREATE INDEX status_event_of_waybill ON status_event (awb, id);

-- Every move of a lot, with the report that caused it.
CREATE TABLE lot_move (
  id          uuid        NOT NULL,
  awb         text        NOT NULL,
  lot_id      uuid        NOT NULL,
  lot_no      integer     NOT NULL,
  from_status text        NOT NULL,
  to_status   text        NOT NULL,
  station     text        NOT NULL,
  pieces      integer     NOT NULL CHECK (pieces > 0),
  occurred_at timestamptz NOT NULL,
  meaning     text        NOT NULL,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
CREATE TABLE lot_move_rest PARTITION OF lot_move DEFAULT;
CREATE INDEX lot_move_of_waybill ON lot_move (awb, id);

-- What was told and what came of it is never changed.
REVOKE UPDATE, DELETE ON message_envelope, message_seen, status_event, lot_move FROM landport_air_transit;
