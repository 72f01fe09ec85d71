-- Up Migration
-- When personal data was taken out of what was lodged: `bytes` is then what is left of it, as JSON. Its digest stands
-- in the receipt for ever.
ALTER TABLE filing_version ADD COLUMN erased_at timestamptz;

-- Certificates as they were issued: a later one is another row when what it says is another thing.
CREATE TABLE certificate (
  filing_id    uuid        NOT NULL,
  -- SHA-256 over all that it says but the time of issue.
  says         bytea       NOT NULL CHECK (length(says) = 32),
  issued_at    timestamptz NOT NULL,
  certificate  text        NOT NULL,
  PRIMARY KEY (filing_id, says)
);
REVOKE UPDATE, DELETE ON certificate FROM landport_filing;
