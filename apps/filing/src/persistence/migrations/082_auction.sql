-- Up Migration
-- The bidding for the lot of a notice, from its first bid on. Bids are taken under the lock of the notice's filing.
CREATE TABLE auction (
  notice_id          uuid PRIMARY KEY REFERENCES filing (id),
  number             text        NOT NULL UNIQUE,
  seller             text        NOT NULL,
  start_price        numeric     NOT NULL CHECK (start_price > 0),
  step               numeric     NOT NULL CHECK (step > 0),
  deposit            numeric     NOT NULL CHECK (deposit >= 0),
  reserve_price      numeric,
  opens_at           timestamptz NOT NULL,
  scheduled_close    timestamptz NOT NULL,
  closes_at          timestamptz NOT NULL,
  over_time_minutes  integer     NOT NULL CHECK (over_time_minutes >= 1),
  bids               integer     NOT NULL CHECK (bids >= 0),
  closed_at          timestamptz,
  CHECK (closes_at >= scheduled_close AND scheduled_close > opens_at),
  CHECK (closed_at >= closes_at)
);
CREATE INDEX auction_due ON auction (closes_at) WHERE closed_at IS NULL;

CREATE TABLE bid (
  notice_id  uuid        NOT NULL REFERENCES auction (notice_id),
  place      integer     NOT NULL CHECK (place >= 1),
  filing_id  uuid        NOT NULL UNIQUE REFERENCES filing (id) DEFERRABLE INITIALLY DEFERRED,
  bidder     text        NOT NULL,
  offer      numeric     NOT NULL CHECK (offer > 0),
  placed_at  timestamptz NOT NULL,
  PRIMARY KEY (notice_id, place)
);
