-- Up Migration
-- Balance of each account, raised under the lock of its ledger's row.
CREATE TABLE account_balance (
  ledger_id  uuid           NOT NULL REFERENCES ledger,
  item_no    integer        NOT NULL,
  unit       text           NOT NULL,
  lot        text           NOT NULL,
  bucket     text           NOT NULL,
  balance    numeric(19, 5) NOT NULL,
  opened_by  bigint         NOT NULL,
  PRIMARY KEY (ledger_id, item_no, unit, lot, bucket),
  CHECK (bucket IN ('ABROAD', 'HOME', 'OTHER_ZONE', 'DESTROYED', 'LOSS', 'COUNT_DIFF', 'CONVERSION')
         OR (balance >= 0 AND bucket IN ('PRE_IN', 'ON_HAND', 'HELD_OUT', 'WIP', 'FINISHED', 'SCRAP', 'DEFECT',
                                         'BYPRODUCT', 'OUT_PROCESSING', 'ON_DISPLAY', 'ON_REPAIR', 'SUSPENSE')))
) WITH (fillfactor = 80);

-- One movement of stock, citing one document line. Text about people and its salt can be erased; the chain stands.
CREATE TABLE ledger_entry (
  entry_id       uuid PRIMARY KEY,
  ledger_id      uuid        NOT NULL REFERENCES ledger,
  entry_no       bigint      NOT NULL CHECK (entry_no > 0),
  movement       text        NOT NULL CHECK (movement IN ('admissionApproved', 'admissionDeducted', 'removalApproved',
                                                          'removalDeducted', 'admissionReversed', 'removalReversed')),
  list_id        uuid        NOT NULL,
  line_no        integer     NOT NULL,
  change_count   integer     NOT NULL,
  gate_pass_id   uuid        REFERENCES gate_pass,
  legal_basis    text        NOT NULL,
  reverses       uuid UNIQUE REFERENCES ledger_entry,
  posted_by      text,
  posted_at      timestamptz NOT NULL,
  salt           bytea,
  content_hash   bytea       NOT NULL,
  chain_hash     bytea       NOT NULL,
  UNIQUE (ledger_id, entry_no),
  -- A line is approved once, and deducted once for each pass.
  UNIQUE NULLS NOT DISTINCT (list_id, line_no, change_count, movement, gate_pass_id),
  FOREIGN KEY (list_id, line_no) REFERENCES inventory_list_line
);

-- From one account to another: an entry sums to zero per item and unit because a line has both its sides.
CREATE TABLE ledger_entry_line (
  entry_id     uuid           NOT NULL REFERENCES ledger_entry,
  position     integer        NOT NULL,
  item_no      integer        NOT NULL,
  unit         text           NOT NULL,
  lot          text           NOT NULL,
  from_bucket  text           NOT NULL,
  to_bucket    text           NOT NULL CHECK (to_bucket <> from_bucket),
  quantity     numeric(19, 5) NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (entry_id, position)
);

-- Entries are never edited and never deleted; erasing a person's data empties name and salt.
REVOKE UPDATE, DELETE ON ledger_entry, ledger_entry_line FROM landport_customs_zone;
GRANT UPDATE (posted_by, salt) ON ledger_entry TO landport_customs_zone;
