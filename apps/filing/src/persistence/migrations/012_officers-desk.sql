-- Up Migration
-- The work list, what is due first at its head.
DROP INDEX task_work_list;
CREATE INDEX task_work_list ON task (body, (coalesce(due_at, 'infinity')), id)
  WHERE state NOT IN ('decided', 'cancelled');
CREATE INDEX task_done ON task (body, (coalesce(due_at, 'infinity')), id) WHERE state IN ('decided', 'cancelled');

-- How a body decided of late.
CREATE INDEX task_outcomes ON task (body, queue, step, decided_at DESC) WHERE state = 'decided';

-- Words among the officers of one body.
CREATE TABLE task_note (
  id         uuid PRIMARY KEY,
  task_id    uuid        NOT NULL REFERENCES task (id),
  body       text        NOT NULL,
  at         timestamptz NOT NULL,
  by         text        NOT NULL,
  text       text        NOT NULL
);
CREATE INDEX task_note_of_task ON task_note (task_id, body);
