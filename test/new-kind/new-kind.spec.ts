import { loadPackages, packageFaults } from '@landport/kinds';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/new-kind.mjs');

describe('npm run new-kind', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'landport-new-kind-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const newKind = (...words: string[]) =>
    spawnSync(process.execPath, [SCRIPT, ...words, '--folder', folder], { encoding: 'utf8' });

  it.each(['approval', 'onTheSpot', 'commitment', 'record', 'selection'])(
    'makes a kind decided by %s that could be published as it stands',
    (mode) => {
      const { status, stderr } = newKind('reading-room', '--mode', mode, '--body', 'cq-culture-bureau');
      expect([status, stderr]).toEqual([0, '']);
      const [made, ...more] = loadPackages(folder);
      expect(more).toEqual([]);
      expect(packageFaults(made!)).toEqual([]);
      expect(made!.header).toMatchObject({
        kind: 'reading-room',
        title: { en: 'Reading room' },
        decision: [{ mode }],
        steps: [{ bodies: ['cq-culture-bureau'] }],
      });
    },
  );

  it('takes the title it is given, and makes every file of a package', () => {
    newKind('reading-room', '--title', 'Public reading room');
    const [made] = loadPackages(folder);
    expect(made!.header.title.en).toBe('Public reading room');
    const files = readdirSync(join(folder, 'reading-room', made!.header.validFrom)).sort();
    expect(files).toEqual(
      ['examples', 'kind.json', 'parameters.json', 'rules.json', 'schema.json', 'sources.md'].sort(),
    );
  });

  it.each([
    [['Reading_Room'], 'is no name of a kind'],
    [['../outside'], 'is no name of a kind'],
    [[], 'One name is wanted'],
    [['one', 'two'], 'One name is wanted'],
    [['reading-room', '--mode', 'lottery'], 'lottery is no way of deciding'],
    [['reading-room', '--body', 'Culture Bureau'], 'is no organisation'],
    [['reading-room', '--colour', 'red'], "Unknown option '--colour'"],
  ])('refuses %j in words, and writes nothing', (words, said) => {
    const { status, stderr } = newKind(...words);
    expect(status).toBe(1);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a kind that is there', () => {
    newKind('reading-room');
    const { status, stderr } = newKind('reading-room');
    expect(status).toBe(1);
    expect(stderr).toContain('reading-room is there already');
  });
});
