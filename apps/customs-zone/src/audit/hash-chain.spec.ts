import { firstBroken, linkTo, type ChainedRow } from './hash-chain';

function aChain(...contents: string[]): ChainedRow[] {
  let previous: Buffer | null = null;
  return contents.map((text) => {
    const link = linkTo(previous, [text]);
    previous = link.chainHash;
    return { ...link, content: [text] };
  });
}
const headOf = (rows: readonly ChainedRow[]) => rows.at(-1)?.chainHash ?? null;

describe('a hash chain over salted hashes', () => {
  const chain = aChain('opened', 'moved', 'closed');

  it('is whole as written, and when text and salt of a row are erased', () => {
    expect(firstBroken(chain, headOf(chain))).toBe(-1);
    const erased = chain.map((row, at) => (at === 1 ? { ...row, salt: null, content: [null] } : row));
    expect(firstBroken(erased, headOf(chain))).toBe(-1);
  });

  it.each([
    ['edited', chain.map((row, at) => (at === 1 ? { ...row, content: ['stolen'] } : row)), 1],
    ['deleted', chain.filter((_row, at) => at !== 1), 1],
    ['reordered', [chain[1]!, chain[0]!, chain[2]!], 0],
    ['cut off', chain.slice(0, 2), 2],
  ])('shows where a row was %s', (_what, rows, at) => {
    expect(firstBroken(rows, headOf(chain))).toBe(at);
  });

  it('hashes equal contents differently, so that erased ones cannot be guessed', () => {
    const [one, other] = [linkTo(null, ['officer-chen']), linkTo(null, ['officer-chen'])];
    expect(one.contentHash.equals(other.contentHash)).toBe(false);
  });
});
