-- Up Migration
ALTER TABLE filing DROP CONSTRAINT filing_status_check;
ALTER TABLE filing ADD CONSTRAINT filing_status_check
  CHECK (status IN ('lodged', 'awaitingArrival', 'underReview', 'queried', 'approved', 'released', 'refused',
                    'withdrawn', 'lapsed', 'revoked'));

-- The way through the bodies, as the conditions of the kind laid it down when the version was lodged.
ALTER TABLE filing ADD COLUMN steps jsonb;

ALTER TABLE task
  DROP CONSTRAINT task_state_check,
  DROP CONSTRAINT task_outcome_check,
  DROP CONSTRAINT task_check1,
  ADD COLUMN step text,
  ADD COLUMN role text NOT NULL DEFAULT 'decides' CHECK (role IN ('decides', 'advises')),
  ADD COLUMN second_person boolean NOT NULL DEFAULT false,
  ADD COLUMN claimed_at timestamptz,
  ADD COLUMN verdict jsonb,
  ADD COLUMN confirmed_by text;

UPDATE task SET verdict = jsonb_build_object('outcome', outcome, 'conditions', '[]'::jsonb, 'reasons', jsonb_build_array(
  jsonb_build_object('code', 'officer', 'text', jsonb_build_object('en', reason, 'zh', reason))))
WHERE outcome IS NOT NULL;

ALTER TABLE task
  DROP COLUMN reason,
  ADD CONSTRAINT task_state_check
    CHECK (state IN ('open', 'claimed', 'waiting', 'proposed', 'decided', 'cancelled')),
  ADD CONSTRAINT task_outcome_check CHECK (outcome IN ('approved', 'refused', 'opinion')),
  ADD CONSTRAINT task_holder_check CHECK (state NOT IN ('claimed', 'waiting', 'proposed') OR assignee IS NOT NULL),
  ADD CONSTRAINT task_opinion_check CHECK (outcome IS NULL OR (outcome = 'opinion') = (role = 'advises')),
  ADD CONSTRAINT task_verdict_check
    CHECK (verdict IS NOT NULL OR state NOT IN ('proposed', 'decided')),
  -- Nobody confirms what they proposed themselves.
  ADD CONSTRAINT task_second_person_check CHECK (confirmed_by <> assignee);

-- One live piece of work for a body at a step of a filing.
DROP INDEX task_live;
CREATE UNIQUE INDEX task_live ON task (filing_id, body, coalesce(step, ''))
  WHERE state NOT IN ('decided', 'cancelled');
DROP INDEX task_work_list;
CREATE INDEX task_work_list ON task (body, id) WHERE state NOT IN ('decided', 'cancelled');
