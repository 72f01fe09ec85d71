-- Up Migration

-- What a filing says since a version whose bytes alone do not tell: an amendment of the WCO Data Model names only
-- what it changes. Kept as written, for members of a declaration stand in the order of its standard.
ALTER TABLE filing_version ADD COLUMN content json;
