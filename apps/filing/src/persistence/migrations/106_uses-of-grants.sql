-- Up Migration
-- How many filings may draw from a grant, each counted once while what it drew is not given back.
ALTER TABLE issued_grant ADD COLUMN most_uses integer CHECK (most_uses >= 1);
