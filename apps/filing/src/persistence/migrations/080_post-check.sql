-- Up Migration
-- Checks after decisions on commitment, and those drawn at random after decisions on the spot.
CREATE TABLE post_check (
  id                uuid PRIMARY KEY,
  -- Deferred, since both rows are written by one transaction in either order.
  filing_id         uuid        NOT NULL REFERENCES filing (id) DEFERRABLE INITIALLY DEFERRED,
  holder            text        NOT NULL,
  body              text        NOT NULL,
  cause             text        NOT NULL CHECK (cause IN ('commitment', 'spotCheck')),
  opened_at         timestamptz NOT NULL,
  check_by          timestamptz NOT NULL,
  put_right_within  integer     NOT NULL CHECK (put_right_within >= 0),
  state             text        NOT NULL CHECK (state IN ('due', 'confirmed', 'putRightOrdered', 'putRight', 'revoked')),
  version           integer     NOT NULL CHECK (version >= 1),
  order_given       jsonb,
  response          jsonb,
  finding           jsonb,
  CHECK ((state IN ('confirmed', 'revoked')) = (finding IS NOT NULL)),
  CHECK (state NOT IN ('putRightOrdered', 'putRight') OR order_given IS NOT NULL)
);
CREATE INDEX post_check_of_body ON post_check (body, id);
CREATE INDEX post_check_of_holder ON post_check (holder, id);
-- One live check a filing: a new version is checked only once the earlier check has ended.
CREATE UNIQUE INDEX post_check_live ON post_check (filing_id) WHERE state NOT IN ('confirmed', 'revoked');

-- False promises. While one is unrepaired its organisation cannot file on commitment.
CREATE TABLE credit_flag (
  id               uuid PRIMARY KEY,
  organisation_id  text        NOT NULL,
  body             text        NOT NULL,
  filing_id        uuid        NOT NULL REFERENCES filing (id),
  reason           text        NOT NULL,
  set_at           timestamptz NOT NULL,
  set_by           text        NOT NULL,
  repaired_at      timestamptz,
  repaired_by      text,
  repair_reason    text,
  CHECK ((repaired_at IS NULL) = (repaired_by IS NULL) AND (repaired_at IS NULL) = (repair_reason IS NULL))
);
CREATE INDEX credit_flag_unrepaired ON credit_flag (organisation_id) WHERE repaired_at IS NULL;
CREATE INDEX credit_flag_of_organisation ON credit_flag (organisation_id, id);
CREATE INDEX credit_flag_of_body ON credit_flag (body, id);
