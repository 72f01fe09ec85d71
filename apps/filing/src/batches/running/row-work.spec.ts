import { Problem } from '@landport/http';
import type { Database } from '@landport/platform';
import { TestTimers } from '@landport/testing';
import type { IntakeAnswer } from '../../intake/lodgement';
import type { SubmissionExaminer } from '../../submission/submission-examiner';
import { SubmissionReader } from '../../submission/submission-reader';
import type { SubmitFilingHandler } from '../../submit-filing/submit-filing.handler';
import type { BatchRow } from '../reading/batch-row';
import type { BatchRecord } from '../records/batch-record';
import { RowWork, type ReadRow } from './row-work';

const timers = new TestTimers();
const BATCH = { id: 'B', organisation_id: 'o', submitted_by: 's' } as BatchRecord;
const ROW: BatchRow = {
  number: 7,
  place: 'line 8',
  said: { bytes: Buffer.from('{"kind":"k","reference":"R","payload":{}}') },
  locate: (faults) => faults.map((fault) => ({ ...fault, sourcePath: 'line 8' })),
};
const LODGED: IntakeAnswer = { filingId: 'F', status: 202, body: '', replayed: false };
const refusal = (status: number, code: string): Problem => new Problem({ status, code, detail: code });

/** Answers each try with the next of what is told, the last again and again. */
function working(...answers: readonly (IntakeAnswer | Error)[]) {
  const keys: (string | undefined)[] = [];
  const filings: Pick<SubmitFilingHandler, 'submit'> = {
    submit: (command) => {
      const answer = answers[Math.min(keys.length, answers.length - 1)]!;
      keys.push(command.idempotencyKey);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
  const work = new RowWork(
    new SubmissionReader(),
    {} as SubmissionExaminer,
    filings as SubmitFilingHandler,
    {} as Database,
    timers.clock,
    timers,
  );
  return { work, keys };
}

async function lodge(work: RowWork, signal = new AbortController().signal) {
  const done = work.lodge(BATCH, work.read(ROW) as ReadRow, signal);
  let isDone = false;
  void done.then(
    () => (isDone = true),
    () => (isDone = true),
  );
  for (let tries = 0; !isDone && tries < 50; tries += 1) await timers.advance(2_000);
  return done;
}

describe('lodging a row', () => {
  it('waits for what is full or away and tries again under the same key', async () => {
    const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    const { work, keys } = working(
      refusal(503, 'filing/intake-full'),
      gone,
      refusal(409, 'idempotency/in-flight'),
      LODGED,
    );
    expect(await lodge(work)).toMatchObject({ number: 7, status: 'lodged', filingId: 'F', reference: 'R' });
    expect(keys).toEqual(['batch/B/7', 'batch/B/7', 'batch/B/7', 'batch/B/7']);
  });

  it('tells a refusal at the row, with the remedy that stands in the catalogue', async () => {
    const { work, keys } = working(refusal(409, 'filing/not-open'));
    expect(await lodge(work)).toMatchObject({
      status: 'refused',
      faultCount: 1,
      faults: [{ code: 'filing/not-open', sourcePath: 'line 8', remedy: { en: expect.any(String) } }],
    });
    expect(keys).toHaveLength(1);
  });

  it('tells how many faults there are beyond those that are kept', async () => {
    const errors = Array.from({ length: 100 }, () => ({ code: 'schema/x', message: 'm' }));
    const problem = new Problem({
      status: 422,
      code: 'filing/faulty',
      detail: 'x',
      errors,
      extensions: { errorCount: 250 },
    });
    const { faults, faultCount } = await lodge(working(problem).work);
    expect([faults.length, faultCount]).toEqual([20, 250]);
  });

  it('gives up on a fault of ours after five tries, and lets the others go on', async () => {
    const { work, keys } = working(new Error('a bug'));
    expect(await lodge(work)).toMatchObject({ status: 'refused', faults: [{ code: 'service/fault' }] });
    expect(keys).toHaveLength(5);
  });

  it('leaves the row to another hand when the service stops', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(lodge(working(refusal(503, 'filing/intake-full')).work, stop.signal)).rejects.toThrow(
      'intake-full',
    );
  });
});
