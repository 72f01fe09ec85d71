-- Up Migration
-- Who may act for whom.
CREATE TABLE mandate (
  id              uuid PRIMARY KEY,
  principal       text    NOT NULL,
  broker          text    NOT NULL,
  -- All kinds when null.
  kinds           text[]  CHECK (cardinality(kinds) > 0),
  representation  text    NOT NULL CHECK (representation IN ('direct', 'indirect')),
  -- First and last day it holds, at the office.
  valid_from      date    NOT NULL,
  valid_to        date    CHECK (valid_to >= valid_from),
  state           text    NOT NULL CHECK (state IN ('offered', 'accepted', 'ended')),
  version         integer NOT NULL CHECK (version >= 1),
  history         jsonb   NOT NULL,
  last_sequence   bigint  NOT NULL,
  CHECK (principal <> broker)
);
CREATE INDEX mandate_given ON mandate (principal, id);
CREATE INDEX mandate_taken ON mandate (broker, principal, id);
