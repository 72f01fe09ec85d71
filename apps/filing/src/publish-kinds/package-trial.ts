import { Inject, Injectable } from '@nestjs/common';
import { faultsOf, invalid, Problem, type FaultFound } from '@landport/http';
import { KindPackage } from '@landport/kinds';
import { Timers } from '@landport/platform';
import { TrialThread, TrialWithoutEnd } from './trial/trial-thread';

/** Reads a package as it was sent, and runs it before anybody relies on it. */
@Injectable()
export class PackageTrial {
  constructor(@Inject(Timers) private readonly timers: Timers) {}

  /** @throws Problem 422 with all faults of its shape; only a package of the right shape can be run */
  read(sent: unknown): KindPackage {
    const parsed = KindPackage.safeParse(sent, { reportInput: true });
    if (!parsed.success) throw invalid(faultsOf(parsed.error, ''));
    return parsed.data;
  }

  /** @throws Problem 422 with what cannot run, examples that come out otherwise and parts that no example shows */
  async pass(proposed: KindPackage): Promise<void> {
    const thread = new TrialThread({ proposed, former: [] }, this.timers);
    try {
      const faults = await thread.ask({ ask: 'faults' });
      if (faults.length > 0) throw unusable(faults);
    } catch (error) {
      throw error instanceof TrialWithoutEnd ? unusable([WITHOUT_END]) : error;
    } finally {
      await thread.end();
    }
  }
}

const unusable = (errors: readonly FaultFound[]): Problem =>
  new Problem({
    status: 422,
    code: 'kind/unusable',
    detail: {
      en: errors.length === 1 ? 'The package has one fault.' : `The package has ${errors.length} faults.`,
      zh: `种类包共有 ${errors.length} 处错误。`,
    },
    errors,
  });

const WITHOUT_END: FaultFound = {
  code: 'kind/without-end',
  pointer: '',
  message: {
    en: 'Its examples take too long or too much memory to run.',
    zh: '运行其样例耗时过长或占用内存过多。',
  },
  remedy: {
    en: 'Look for a `pattern` that repeats what is repeated already, and bound lists and texts in length.',
    zh: '请检查重复嵌套的 `pattern`，并限定列表和文本的长度。',
  },
};
