-- Up Migration
CREATE TABLE refund_claim (
  id               uuid PRIMARY KEY,
  filing_id        uuid        NOT NULL REFERENCES filing (id),
  organisation_id  text        NOT NULL,
  reference        text        NOT NULL,
  body             text        NOT NULL,
  concerns         text[]      NOT NULL,
  reason           text        NOT NULL CHECK (reason IN ('overpaid', 'goodsReturned', 'notExported', 'shortLanded')),
  explanation      text        NOT NULL,
  documents        jsonb       NOT NULL,
  claimed          jsonb       NOT NULL,
  state            text        NOT NULL CHECK (state IN ('lodged', 'underReview', 'approved', 'refused')),
  officer          text,
  decision         jsonb,
  lodged_at        timestamptz NOT NULL,
  lodged_by        jsonb       NOT NULL,
  version          integer     NOT NULL CHECK (version >= 1),
  last_sequence    bigint      NOT NULL,
  CHECK ((state IN ('approved', 'refused')) = (decision IS NOT NULL)),
  CHECK (state = 'lodged' OR officer IS NOT NULL)
);
CREATE INDEX refund_claim_of_filing ON refund_claim (filing_id);
CREATE INDEX refund_claim_of_organisation ON refund_claim (organisation_id, id);
CREATE INDEX refund_claim_of_body ON refund_claim (body, id);
