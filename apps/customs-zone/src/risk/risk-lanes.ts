import { ZenEngine, type ZenDecision } from '@gorules/zen-engine';
import { Lane } from '@landport/contracts';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import type { Reason } from '../domain/declaration/reasons';
import type { RiskFacts } from '../domain/risk/risk-facts';
import type { Body } from '../reference-data/records';

type RiskTable = Body<'riskTable'>;

export interface LaneChoice {
  readonly lane: Lane;
  readonly reason: Reason;
}

const Answer = z.object({ declarations: z.array(z.object({ lane: Lane, rule: z.string() })) });

/** Picks lanes by the decision table of the day. A compiled table is kept as long as its data is. */
@Injectable()
export class RiskLanes implements OnApplicationShutdown {
  private readonly engine = new ZenEngine();
  private readonly compiled = new WeakMap<RiskTable, ZenDecision>();

  /** One call of the engine for a whole batch; choices stand in the order of the facts. */
  async pick(table: RiskTable, declarations: readonly RiskFacts[]): Promise<LaneChoice[]> {
    if (declarations.length === 0) return [];
    const { result } = await this.decisionOf(table).evaluate({ declarations });
    const picked = Answer.parse(result).declarations;
    if (picked.length !== declarations.length)
      throw new Error('the risk table left declarations without a lane');
    return picked.map(({ lane, rule }) => {
      const text = table.reasons[rule];
      if (text === undefined) throw new Error(`the risk table gives no reason for its rule ${rule}`);
      return { lane, reason: { code: `risk/${rule}`, text } };
    });
  }

  onApplicationShutdown(): void {
    this.engine.dispose();
  }

  private decisionOf(table: RiskTable): ZenDecision {
    let decision = this.compiled.get(table);
    if (decision === undefined) {
      decision = this.engine.createDecision(table.decision);
      this.compiled.set(table, decision);
    }
    return decision;
  }
}
