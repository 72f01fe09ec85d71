-- Up Migration
-- The authority on filing kinds. Packages in libs/kinds are its seed; a date once published is never changed.
CREATE TABLE kind_package (
  kind          text        NOT NULL,
  valid_from    date        NOT NULL,
  valid_to      date,
  package       jsonb       NOT NULL,
  published_at  timestamptz NOT NULL,
  PRIMARY KEY (kind, valid_from),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
