-- Up Migration
-- Law and circumstances by day: tariff lines, rates, decision tables, offices, sites, credit levels.
CREATE TABLE dated_record (
  sort        text  NOT NULL,
  key         text  NOT NULL,
  valid_from  date  NOT NULL,
  -- The last day; null while no end is known.
  valid_to    date,
  body        jsonb NOT NULL,
  PRIMARY KEY (sort, key, valid_from),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);

-- Key of a day's random draws. Published later, it lets anyone check them.
CREATE TABLE draw_secret (
  day     date PRIMARY KEY,
  secret  bytea NOT NULL CHECK (length(secret) = 32)
);
