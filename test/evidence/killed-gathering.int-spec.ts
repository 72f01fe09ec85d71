import { startSource } from '@landport/testing';
import { aWebsiteFiling } from '../filing/filings';
import { EvidenceWindow } from './evidence-window';

/** A process is killed while it gathers, as a power cut would end it, and another gathers after it. */
describe('a gathering that is killed', () => {
  let at: EvidenceWindow;
  beforeAll(async () => {
    at = await EvidenceWindow.open();
  });
  afterAll(() => at.close());

  const trees = async (): Promise<number[]> => {
    const rows = await at.filing.database.db.query<{ number: number }>(
      'SELECT number FROM evidence_tree ORDER BY number',
    );
    return rows.map(({ number }) => number);
  };
  /** Starts a service on the same database that gathers, and dies at the point. */
  const killedAt = async (point: string): Promise<void> => {
    const mortal = startSource('test/evidence/mortal-gatherer.ts', [point], at.filing.environment);
    expect(await mortal.ended).toBeNull();
  };

  it('between reading and signing leaves nothing, after its commit a whole tree, and no number is left out', async () => {
    for (let n = 0; n < 5; n += 1) await at.filing.lodge('importer', aWebsiteFiling(`GATHER-${n}`));
    await killedAt('evidence.before-commit');
    expect(await trees()).toEqual([]);
    await killedAt('evidence.after-commit');
    expect(await trees()).toEqual([1]);
    await at.filing.lodge('importer', aWebsiteFiling('GATHER-LATER'));
    // The killed ones went by the time of the machine.
    at.clock.set(new Date());
    expect(await at.gather()).toBe(1);
    expect(await trees()).toEqual([1, 2]);
    expect(await at.audit('trees')).toMatchObject({ whole: true, checked: 2 });
    expect(await at.audit('histories')).toMatchObject({ whole: true, checked: 6 });
  });
});
