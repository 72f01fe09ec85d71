-- Up Migration
-- Acceptance with gaps [容缺受理]: the time for a paper that may follow is a clock too, named by the paper's code.
ALTER TABLE clock
  DROP CONSTRAINT clock_purpose_check,
  ADD CONSTRAINT clock_purpose_check CHECK (purpose IN ('decision', 'answer', 'document'));

-- An approval whose papers never followed is looked at again.
ALTER TABLE post_check
  DROP CONSTRAINT post_check_cause_check,
  ADD CONSTRAINT post_check_cause_check CHECK (cause IN ('commitment', 'spotCheck', 'missingDocument'));
