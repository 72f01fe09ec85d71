-- Up Migration

-- What approved filings gave: licences, certificates, results that other filings cite.
CREATE TABLE issued_grant (
  number       text PRIMARY KEY,
  kind         text        NOT NULL,
  filing_id    uuid        NOT NULL UNIQUE,
  holder       text        NOT NULL,
  -- Body that decided, whose officers may suspend and revoke it.
  issuer       text        NOT NULL,
  for_anyone   boolean     NOT NULL,
  valid_from   date        NOT NULL,
  -- Last day; without end when null.
  valid_to     date,
  quantity     numeric,
  unit         text,
  -- What citing filings have left of it.
  available    numeric,
  state        text        NOT NULL CHECK (state IN ('issued', 'suspended', 'revoked', 'withdrawn')),
  reason       text,
  revision     integer     NOT NULL DEFAULT 1 CHECK (revision >= 1),
  issued_at    timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  CHECK ((quantity IS NULL) = (unit IS NULL)),
  CHECK ((quantity IS NULL) = (available IS NULL)),
  CHECK (available >= 0 AND available <= quantity),
  CHECK (state = 'issued' OR reason IS NOT NULL)
);
CREATE INDEX issued_grant_of_holder ON issued_grant (holder, filing_id);
CREATE INDEX issued_grant_of_issuer ON issued_grant (issuer, filing_id);

-- The latest serial of a prefix and year; its row stays locked until the grant is committed, so there are no gaps.
CREATE TABLE grant_serial (
  prefix  text    NOT NULL,
  year    integer NOT NULL,
  latest  integer NOT NULL CHECK (latest >= 1),
  PRIMARY KEY (prefix, year)
);

-- What a version of a filing leans on. Given back when the filing comes to nothing or a later version takes its place.
CREATE TABLE drawing (
  filing_id        uuid        NOT NULL,
  filing_version   integer     NOT NULL CHECK (filing_version >= 1),
  place            integer     NOT NULL CHECK (place >= 1),
  pointer          text        NOT NULL,
  grant_number     text        REFERENCES issued_grant (number),
  cited_filing_id  uuid,
  value            numeric CHECK (value > 0),
  -- Asked for, but used up by others while the filing was withdrawn; see the release of a withdrawn filing.
  short            numeric NOT NULL DEFAULT 0 CHECK (short >= 0),
  exclusive        boolean     NOT NULL,
  drawn_at         timestamptz NOT NULL,
  given_back_at    timestamptz,
  PRIMARY KEY (filing_id, filing_version, place),
  CHECK ((grant_number IS NULL) <> (cited_filing_id IS NULL))
);
CREATE INDEX drawing_of_grant ON drawing (grant_number, drawn_at) WHERE grant_number IS NOT NULL;
CREATE INDEX drawing_of_filing ON drawing (cited_filing_id) WHERE cited_filing_id IS NOT NULL;
-- One live filing where the kind says `once`: held a second time, behind the locks.
CREATE UNIQUE INDEX drawing_once_of_grant ON drawing (grant_number) WHERE exclusive AND given_back_at IS NULL;
CREATE UNIQUE INDEX drawing_once_of_filing ON drawing (cited_filing_id) WHERE exclusive AND given_back_at IS NULL;
