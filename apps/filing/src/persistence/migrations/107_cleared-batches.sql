-- Up Migration
-- When the file and the row results of a batch that ended long ago were removed; its counts stay.
ALTER TABLE batch ADD COLUMN cleared_at timestamptz;
CREATE INDEX batch_to_clear ON batch (ended_at) WHERE ended_at IS NOT NULL AND cleared_at IS NULL;
CREATE INDEX draft_revision_by_age ON draft_revision (saved_at);
