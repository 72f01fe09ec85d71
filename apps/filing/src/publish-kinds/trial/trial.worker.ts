import { compileKind, OnDemandKind, outcomeOf, packageFaults, type CompiledKind } from '@landport/kinds';
import { parentPort, workerData } from 'node:worker_threads';
import type { RecordedCase, ReplayedCase, TrialData, TrialQuestion } from './trial-messages';

/** Runs a package that nobody has run before, where it can hold up nobody. */
const { proposed, former } = workerData as TrialData;
const formerByDay = new Map(former.map((source) => [source.header.validFrom, new OnDemandKind(source)]));
let compiled: CompiledKind | undefined;

function replayed({ filingId, kindValidFrom, on, organisationId, payload }: RecordedCase): ReplayedCase[] {
  const kind = formerByDay.get(kindValidFrom);
  if (kind === undefined) return [];
  const after = (compiled ??= compileKind(proposed));
  // Its day of lodging, but the figures and ways of deciding of the version's first day when that is still to come.
  const lawOf = on < proposed.header.validFrom ? proposed.header.validFrom : on;
  return [
    {
      filingId,
      before: outcomeOf(kind, payload, { on, organisationId }),
      after: outcomeOf(after, payload, { on, lawOf, organisationId }),
    },
  ];
}

parentPort?.on('message', (question: TrialQuestion) => {
  parentPort?.postMessage(
    question.ask === 'faults' ? packageFaults(proposed) : question.cases.flatMap(replayed),
  );
});
