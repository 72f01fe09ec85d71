-- Up Migration
CREATE SEQUENCE mrn_serial;

-- Goods under one air waybill: the row that goods and declaration both lock, so that they always meet.
CREATE TABLE consignment (
  awb           text PRIMARY KEY CHECK (awb ~ '^\d{3}-\d{8}$'),
  total_pieces  integer CHECK (total_pieces > 0),
  goods         text,
  origin        text,
  destination   text,
  concerns      text[]      NOT NULL DEFAULT '{}',
  known_at      timestamptz NOT NULL
);

CREATE TABLE consignment_lot (
  awb              text    NOT NULL REFERENCES consignment,
  lot_no           integer NOT NULL CHECK (lot_no > 0),
  lot_id           uuid    NOT NULL,
  station          text    NOT NULL,
  status           text    NOT NULL,
  pieces           integer NOT NULL CHECK (pieces >= 0),
  received_at      timestamptz,
  -- Taken into a bonded store by an inventory list.
  admitted_pieces  integer NOT NULL DEFAULT 0,
  PRIMARY KEY (awb, lot_no),
  CHECK (admitted_pieces BETWEEN 0 AND pieces)
);

CREATE TABLE declaration (
  filing_id        uuid PRIMARY KEY,
  organisation_id  text        NOT NULL,
  importer_id      text        NOT NULL,
  reference        text        NOT NULL,
  office_id        text        NOT NULL,
  version          integer     NOT NULL CHECK (version > 0),
  revision         integer     NOT NULL,
  status           text        NOT NULL CHECK (status IN ('submitted', 'rejected', 'accepted', 'manualReview', 'concluded',
                                                          'awaitArrival', 'released', 'closed', 'returned')),
  mrn              text CHECK (mrn ~ '^\d{2}[A-Z]{2}[A-Z0-9]{13}\d$'),
  awb              text,
  goods            jsonb       NOT NULL,
  zone_parties     text[]      NOT NULL,
  awaits           jsonb       NOT NULL,
  lane             text CHECK (lane IN ('green', 'blue', 'yellow', 'red')),
  lane_reasons     jsonb       NOT NULL,
  risk_draw        double precision CHECK (risk_draw >= 0 AND risk_draw < 1),
  lodged_at        timestamptz NOT NULL,
  accepted_at      timestamptz,
  released_at      timestamptz,
  exited_at        timestamptz,
  last_sequence    bigint      NOT NULL,
  chain_head       bytea,
  CHECK (status NOT IN ('released', 'closed') OR (released_at IS NOT NULL AND mrn IS NOT NULL)),
  CHECK ((status = 'closed') = (exited_at IS NOT NULL))
) PARTITION BY RANGE (filing_id);
CREATE TABLE declaration_default PARTITION OF declaration DEFAULT;
CREATE INDEX declaration_awaiting ON declaration (awb) WHERE status = 'awaitArrival';
CREATE INDEX declaration_awb ON declaration (awb) WHERE awb IS NOT NULL;
CREATE INDEX declaration_mrn ON declaration (mrn);
CREATE INDEX declaration_organisation ON declaration (organisation_id, filing_id);
CREATE INDEX declaration_importer ON declaration (importer_id, filing_id);

CREATE TABLE declaration_history (
  history_id    uuid PRIMARY KEY,
  filing_id     uuid        NOT NULL,
  version       integer     NOT NULL,
  action        text        NOT NULL,
  from_status   text        NOT NULL,
  to_status     text        NOT NULL,
  actor         text,
  why           text,
  at            timestamptz NOT NULL,
  salt          bytea,
  content_hash  bytea       NOT NULL,
  chain_hash    bytea       NOT NULL
) PARTITION BY RANGE (history_id);
CREATE TABLE declaration_history_default PARTITION OF declaration_history DEFAULT;
CREATE INDEX declaration_history_filing ON declaration_history (filing_id, history_id);
REVOKE UPDATE, DELETE ON declaration_history FROM landport_customs_zone;
GRANT UPDATE (actor, why, salt) ON declaration_history TO landport_customs_zone;

-- One a declaration version, immutable.
CREATE TABLE duty_assessment (
  filing_id        uuid           NOT NULL,
  version          integer        NOT NULL,
  currency         text           NOT NULL,
  customs_value    numeric(18, 2) NOT NULL CHECK (customs_value >= 0),
  duty             numeric(18, 2) NOT NULL CHECK (duty >= 0),
  consumption_tax  numeric(18, 2) NOT NULL CHECK (consumption_tax >= 0),
  vat              numeric(18, 2) NOT NULL CHECK (vat >= 0),
  total            numeric(18, 2) NOT NULL CHECK (total = duty + consumption_tax + vat),
  tariff_day       date           NOT NULL,
  assessed_at      timestamptz    NOT NULL,
  PRIMARY KEY (filing_id, version)
) PARTITION BY RANGE (filing_id);
CREATE TABLE duty_assessment_default PARTITION OF duty_assessment DEFAULT;

CREATE TABLE assessment_step (
  filing_id  uuid     NOT NULL,
  version    integer  NOT NULL,
  position   smallint NOT NULL,
  line_no    integer  NOT NULL,
  tax        text     NOT NULL,
  basis      numeric  NOT NULL,
  rate       text     NOT NULL,
  formula    text     NOT NULL,
  law        text     NOT NULL,
  unrounded  numeric  NOT NULL,
  rounded    numeric  NOT NULL,
  PRIMARY KEY (filing_id, version, position)
) PARTITION BY RANGE (filing_id);
CREATE TABLE assessment_step_default PARTITION OF assessment_step DEFAULT;
REVOKE UPDATE, DELETE ON duty_assessment, assessment_step FROM landport_customs_zone;
