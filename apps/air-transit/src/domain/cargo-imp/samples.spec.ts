import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCargoImp } from './parse-cargo-imp';

const folder = join(process.cwd(), '../shared/samples/cargo-imp');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const describeSamples = existsSync(folder) ? describe : describe.skip;

describeSamples(`public samples in ${folder}`, () => {
  it('has every FWB taken, with what looks wrong told by line', () => {
    const messages = parseCargoImp(read('fwb17.txt'));
    expect(messages.map(({ kind }) => kind)).toEqual(Array(5).fill('waybill'));
    expect(
      messages.flatMap(({ findings }) => findings.map(({ code, sourcePath }) => `${code} ${sourcePath}`)),
    ).toEqual([
      'air/route-ends-elsewhere line 4 element 4',
      'air/pieces-disagree line 34',
      'air/character-outside-standard line 148',
      'air/line-wrapped line 148',
      'air/pieces-disagree line 150',
      'air/line-wrapped line 179',
    ]);
  });

  it('has every status line of every FSU and FSA taken, without a finding', () => {
    const text = read('fsa15.txt');
    const messages = parseCargoImp(text);
    expect(messages.map(({ kind }) => kind)).toEqual(Array(24).fill('status'));
    expect(messages.flatMap(({ findings }) => findings)).toEqual([]);
    const told = messages.flatMap((message) =>
      message.kind === 'status' ? message.data.consignments.flatMap(({ statuses }) => statuses) : [],
    );
    const written = text.match(
      /^(BKD|MAN|DEP|PRE|ARR|AWR|RCF|RCS|FOH|RCT|TRM|TFD|NFD|AWD|CCD|DLV|DDL|TGC|CRC|DIS)\//gm,
    );
    expect(told).toHaveLength(written?.length ?? 0);
  });

  it.each(['ffm8.txt', 'fhl5.txt', 'fbl4.txt', 'ffa4.txt', 'fsr1.txt'])('has %s refused by name', (name) => {
    const messages = parseCargoImp(read(name));
    expect(messages.length).toBeGreaterThan(0);
    for (const { kind, findings } of messages) {
      expect(kind).toBe('refused');
      expect(findings.map(({ code }) => code)).toContain('air/message-not-taken');
    }
  });
});
