-- Up Migration

-- One master air waybill: root of its stream. Its row is locked while the stream's position is used.
CREATE TABLE waybill (
  awb            text PRIMARY KEY CHECK (awb ~ '^[0-9]{3}-[0-9]{8}$'),
  status         text        NOT NULL CHECK (status IN ('draft', 'lodged', 'booked', 'onHand', 'readyForCarriage',
                                                        'inCarriage', 'arrived', 'notified', 'cleared', 'delivered')),
  -- Null while only status messages are known of it.
  carrier_id     text,
  origin         text CHECK (origin ~ '^[A-Z]{3}$'),
  destination    text CHECK (destination ~ '^[A-Z]{3}$'),
  pieces         integer CHECK (pieces BETWEEN 1 AND 9999),
  weight         numeric(18, 4) CHECK (weight > 0),
  weight_unit    text CHECK (weight_unit IN ('KGM', 'LBR')),
  goods          text,
  -- The FWB as understood; json and not jsonb, because an amendment is told by comparing its text.
  fwb            json,
  lodged_at      timestamptz,
  last_sequence  bigint      NOT NULL CHECK (last_sequence >= 0),
  version        integer     NOT NULL CHECK (version > 0),
  -- Its events have ids from here on, so that a search for them leaves older partitions alone.
  first_event_id uuid        NOT NULL,
  updated_at     timestamptz NOT NULL,
  CHECK (status = 'draft' OR (carrier_id IS NOT NULL AND origin IS NOT NULL AND destination IS NOT NULL
         AND pieces IS NOT NULL AND weight IS NOT NULL AND weight_unit IS NOT NULL AND fwb IS NOT NULL
         AND lodged_at IS NOT NULL))
) WITH (fillfactor = 80);

-- Who may see a waybill and is told of it: its carrier, and whoever reported a status.
CREATE TABLE concern (
  organisation_id text NOT NULL,
  awb             text NOT NULL REFERENCES waybill,
  PRIMARY KEY (organisation_id, awb)
);
CREATE INDEX concern_of_waybill ON concern (awb);

CREATE TABLE lot (
  id           uuid PRIMARY KEY,
  awb          text           NOT NULL REFERENCES waybill,
  lot_no       integer        NOT NULL CHECK (lot_no > 0),
  station      text           NOT NULL CHECK (station ~ '^[A-Z]{3}$'),
  pieces       integer        NOT NULL CHECK (pieces > 0),
  weight       numeric(18, 4) NOT NULL CHECK (weight >= 0),
  weight_unit  text           NOT NULL CHECK (weight_unit IN ('KGM', 'LBR')),
  status       text           NOT NULL CHECK (status IN ('expected', 'landed', 'received', 'manifested', 'loaded',
                                'departed', 'transferPlanned', 'handedOver', 'held', 'offloaded', 'missing', 'found',
                                'delivered')),
  status_at    timestamptz    NOT NULL,
  milestone    text CHECK (milestone IN ('booked', 'onHand', 'readyForCarriage', 'notified', 'cleared')),
  UNIQUE (awb, lot_no)
) WITH (fillfactor = 80);

-- Conservation, a second time: at commit the lots of a waybill hold its pieces and its weight, no more and no less.
CREATE FUNCTION check_conservation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whole record;
  held  record;
BEGIN
  SELECT pieces, weight INTO whole FROM waybill WHERE awb = NEW.awb;
  IF whole.pieces IS NULL THEN RETURN NULL; END IF;
  SELECT sum(pieces) AS pieces, sum(weight) AS weight INTO held FROM lot WHERE awb = NEW.awb;
  IF held.pieces IS DISTINCT FROM whole.pieces OR held.weight IS DISTINCT FROM whole.weight THEN
    RAISE EXCEPTION 'lots of % hold % pieces and %, the waybill % and %',
      NEW.awb, held.pieces, held.weight, whole.pieces, whole.weight USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
-- Every save touches the waybill, so its row is where a save is checked, once. A lot changed by itself is checked too.
CREATE CONSTRAINT TRIGGER waybill_conserves AFTER INSERT OR UPDATE ON waybill
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_conservation();
CREATE CONSTRAINT TRIGGER lot_conserves AFTER UPDATE ON lot
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.pieces <> NEW.pieces OR OLD.weight <> NEW.weight) EXECUTE FUNCTION check_conservation();
