-- Up Migration
CREATE SEQUENCE ledger_serial MAXVALUE 999999;
CREATE SEQUENCE list_serial;
CREATE SEQUENCE pass_serial;

CREATE TABLE ledger (
  ledger_id      uuid PRIMARY KEY,
  ledger_no      text        NOT NULL UNIQUE CHECK (ledger_no ~ '^T\d{4}W\d{6}$'),
  regime         text        NOT NULL CHECK (regime IN ('CN-LOG')),
  operator_id    text        NOT NULL,
  enterprise_id  text        NOT NULL,
  office_id      text        NOT NULL,
  legal_basis    text        NOT NULL,
  status         text        NOT NULL CHECK (status IN ('draft', 'filed', 'active', 'changePaused', 'importPaused',
                                                        'exportPaused', 'writeOffDue', 'cancelled')),
  change_count   integer     NOT NULL DEFAULT 0,
  version        integer     NOT NULL,
  last_sequence  bigint      NOT NULL,
  -- Number and hash of the newest entry: where the next one joins the chain.
  last_entry_no  bigint      NOT NULL DEFAULT 0,
  chain_head     bytea,
  opened_at      timestamptz NOT NULL
);
CREATE INDEX ledger_operator ON ledger (operator_id, ledger_id);
CREATE INDEX ledger_enterprise ON ledger (enterprise_id, ledger_id);

CREATE TABLE ledger_item (
  ledger_id    uuid    NOT NULL REFERENCES ledger,
  item_no      integer NOT NULL CHECK (item_no > 0),
  hs_code      text    NOT NULL CHECK (hs_code ~ '^\d{6}(\d{2}){0,2}$'),
  unit         text    NOT NULL,
  description  text    NOT NULL,
  origin       text    NOT NULL CHECK (origin ~ '^[A-Z]{2}$'),
  mark         text    NOT NULL CHECK (mark IN ('normal', 'stopBoth', 'stopImport', 'stopExport')),
  PRIMARY KEY (ledger_id, item_no)
);

CREATE TABLE inventory_list (
  list_id       uuid PRIMARY KEY,
  ledger_id     uuid        NOT NULL REFERENCES ledger,
  list_no       text        NOT NULL UNIQUE CHECK (list_no ~ '^QD\d{4}\d{2}[IE]\d{9}$'),
  direction     text        NOT NULL CHECK (direction IN ('in', 'out')),
  type          text        NOT NULL CHECK (type IN ('0', '1', '3', '4', '5', '6', '7', '8', '9')),
  place         text        NOT NULL CHECK (place IN ('ABROAD', 'HOME', 'OTHER_ZONE')),
  awb           text,
  lot_no        integer,
  packages      integer CHECK (packages > 0),
  gross_mass    numeric(18, 6) CHECK (gross_mass > 0),
  filing_id     uuid,
  status        text        NOT NULL CHECK (status IN ('draft', 'submitted', 'received', 'receiveFailed', 'manualReview',
                                                       'approved', 'partlyPassed', 'deducted', 'writtenOff', 'returned',
                                                       'amending', 'deleted')),
  change_count  integer     NOT NULL DEFAULT 0,
  version       integer     NOT NULL,
  submitted_by  text        NOT NULL,
  submitted_at  timestamptz NOT NULL,
  deducted_at   timestamptz,
  CHECK ((status IN ('deducted', 'writtenOff')) = (deducted_at IS NOT NULL)),
  -- Into the home market only what a declaration released.
  CHECK (direction = 'in' OR place <> 'HOME' OR filing_id IS NOT NULL)
);
CREATE INDEX inventory_list_ledger ON inventory_list (ledger_id, list_id);
CREATE INDEX inventory_list_filing ON inventory_list (filing_id) WHERE filing_id IS NOT NULL;

CREATE TABLE inventory_list_line (
  list_id      uuid           NOT NULL REFERENCES inventory_list,
  line_no      integer        NOT NULL CHECK (line_no > 0),
  item_no      integer        NOT NULL,
  unit         text           NOT NULL,
  quantity     numeric(19, 5) NOT NULL CHECK (quantity > 0),
  pass_issued  numeric(19, 5) NOT NULL DEFAULT 0,
  passed       numeric(19, 5) NOT NULL DEFAULT 0,
  lots         jsonb          NOT NULL,
  PRIMARY KEY (list_id, line_no),
  CHECK (0 <= passed AND passed <= pass_issued AND pass_issued <= quantity)
);

CREATE TABLE gate_pass (
  gate_pass_id  uuid PRIMARY KEY,
  ledger_id     uuid        NOT NULL REFERENCES ledger,
  list_id       uuid        NOT NULL REFERENCES inventory_list,
  pass_no       text        NOT NULL UNIQUE CHECK (pass_no ~ '^\d{6}[IE]\d{17}$'),
  type          text        NOT NULL CHECK (type IN ('1', '2', '3', '4', '5', '6', '7')),
  bind_type     text        NOT NULL CHECK (bind_type IN ('1', '2', '3')),
  direction     text        NOT NULL CHECK (direction IN ('in', 'out')),
  gross_mass    numeric(18, 6),
  status        text        NOT NULL CHECK (status IN ('applied', 'approved', 'passed', 'passedGate1', 'passedGate2',
                                                       'held', 'deleted', 'void')),
  vehicle       text,
  gates_passed  smallint    NOT NULL DEFAULT 0 CHECK (gates_passed BETWEEN 0 AND 2),
  issued_at     timestamptz NOT NULL,
  passed_at     timestamptz,
  version       integer     NOT NULL,
  CHECK ((status IN ('passed', 'passedGate2')) = (passed_at IS NOT NULL))
);
CREATE INDEX gate_pass_ledger ON gate_pass (ledger_id, gate_pass_id);
CREATE INDEX gate_pass_list ON gate_pass (list_id);

CREATE TABLE gate_pass_line (
  gate_pass_id  uuid           NOT NULL REFERENCES gate_pass,
  line_no       integer        NOT NULL,
  quantity      numeric(19, 5) NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (gate_pass_id, line_no)
);

-- What the gate reported, passed or held.
CREATE TABLE gate_event (
  gate_event_id  uuid PRIMARY KEY,
  gate_pass_id   uuid        NOT NULL REFERENCES gate_pass,
  vehicle        text        NOT NULL,
  weighing       jsonb,
  outcome        text        NOT NULL CHECK (outcome IN ('passed', 'atGate', 'held')),
  reported_by    text        NOT NULL,
  occurred_at    timestamptz NOT NULL
);
CREATE INDEX gate_event_pass ON gate_event (gate_pass_id, gate_event_id);
