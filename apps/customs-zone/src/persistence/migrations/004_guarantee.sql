-- Up Migration
CREATE TABLE guarantee (
  organisation_id  text PRIMARY KEY,
  currency         text           NOT NULL,
  credit_limit     numeric(18, 2) NOT NULL CHECK (credit_limit >= 0),
  held             numeric(18, 2) NOT NULL DEFAULT 0 CHECK (held >= 0),
  called           numeric(18, 2) NOT NULL DEFAULT 0 CHECK (called >= 0),
  status           text           NOT NULL CHECK (status IN ('filed', 'active', 'suspended', 'expired', 'released')),
  version          integer        NOT NULL DEFAULT 1,
  CHECK (held + called <= credit_limit)
) WITH (fillfactor = 50);

-- What of a guarantee a declaration's duty and taxes take up.
CREATE TABLE liability_hold (
  filing_id        uuid           NOT NULL,
  version          integer        NOT NULL,
  organisation_id  text           NOT NULL,
  amount           numeric(18, 2) NOT NULL CHECK (amount > 0),
  status           text           NOT NULL CHECK (status IN ('held', 'released')),
  held_at          timestamptz    NOT NULL,
  settled_at       timestamptz,
  PRIMARY KEY (filing_id, version),
  CHECK ((status = 'held') = (settled_at IS NULL))
) PARTITION BY RANGE (filing_id);
CREATE TABLE liability_hold_default PARTITION OF liability_hold DEFAULT;
