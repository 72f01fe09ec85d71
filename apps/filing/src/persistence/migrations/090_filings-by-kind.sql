-- Up Migration
-- For counts by kind. Declarations, the mass of all filings, are no task of the pilot and do not pay for it; neither
-- the column nor the condition ever changes, so that updates of a filing stay within its page.
CREATE INDEX filing_by_kind ON filing (kind) WHERE kind NOT LIKE '%-declaration';
