/** A room's word on whether it can do its work now. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves when all is well; rejects with the reason, in words that tell no internals. */
  check(): Promise<void>;
}

/** Where rooms put their checks; `/health/ready` asks them all. */
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  started = false;

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** Names of the checks that fail, with their reasons. */
  async faults(): Promise<Record<string, string>> {
    const results = await Promise.allSettled(this.checks.map((each) => each.check()));
    const faults: Record<string, string> = {};
    results.forEach((result, index) => {
      const name = this.checks[index]?.name ?? 'unknown';
      if (result.status === 'rejected') faults[name] = (result.reason as Error).message;
    });
    return faults;
  }
}
