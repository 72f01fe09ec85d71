/** How long each part of a run takes. */
export interface Plan {
  readonly rounds: number;
  readonly secondsARound: number;
  readonly secondsAFlow: number;
  readonly timesAFlow: number;
  readonly starts: number;
  readonly growth: number;
  /** How often each format of batch is filed. */
  readonly timesABatch: number;
  /** Filings among which is searched. */
  readonly filings: number;
  readonly searches: number;
}

/** What the page shows. */
export const FULL: Plan = {
  rounds: 9,
  secondsARound: 10,
  secondsAFlow: 60,
  timesAFlow: 1,
  starts: 3,
  growth: 200_000,
  timesABatch: 3,
  filings: 1_000_000,
  searches: 4_000,
};

/** To see within minutes whether a change helped. */
export const QUICK: Plan = {
  rounds: 5,
  secondsARound: 4,
  secondsAFlow: 15,
  timesAFlow: 1,
  starts: 2,
  growth: 10_000,
  timesABatch: 1,
  filings: 200_000,
  searches: 1_000,
};
