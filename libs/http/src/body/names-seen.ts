export type Seen = 'new' | 'duplicate' | 'proto' | 'prototype' | 'constructor';

/** Objects with more names than this keep them in a Set: comparing each with each would take quadratic time. */
const FEW = 16;

const SPECIAL: ReadonlyMap<string, Seen> = new Map([
  ['__proto__', 'proto'],
  ['prototype', 'prototype'],
  ['constructor', 'constructor'],
]);

/**
 * The names of the objects that are open, each object's names on top of those around it.
 * Names are kept as hash and place, so that the common object costs no string.
 */
export class NamesSeen {
  private readonly hashes: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly large = new Map<number, Set<string>>();

  constructor(private readonly bytes: Buffer) {}

  /** Where the new object's names begin; handed back to `add` and `close`. */
  open(): number {
    return this.hashes.length;
  }

  close(mark: number): void {
    this.hashes.length = mark;
    this.starts.length = mark;
    this.ends.length = mark;
    if (this.large.size > 0) this.large.delete(mark);
  }

  /** @param start  place of the opening quote; `end` is behind the closing one */
  add(mark: number, start: number, end: number, isEscaped: boolean): Seen {
    const { bytes, hashes } = this;
    const count = hashes.length - mark;
    if (isEscaped || count >= FEW || (this.large.size > 0 && this.large.has(mark)))
      return this.addText(mark, start, end);
    let hash = end - start;
    for (let at = start + 1; at < end - 1; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    for (let index = mark; index < hashes.length; index += 1)
      if (hashes[index] === hash && this.isSame(index, start, end)) return 'duplicate';
    this.push(hash, start, end);
    return this.special(start, end);
  }

  private push(hash: number, start: number, end: number): void {
    this.hashes.push(hash);
    this.starts.push(start);
    this.ends.push(end);
  }

  private special(start: number, end: number): Seen {
    const length = end - start - 2;
    if (length !== 9 && length !== 11) return 'new';
    return SPECIAL.get(this.bytes.toString('latin1', start + 1, end - 1)) ?? 'new';
  }

  private isSame(index: number, start: number, end: number): boolean {
    const from = this.starts[index] as number;
    return this.bytes.compare(this.bytes, from, this.ends[index], start, end) === 0;
  }

  private textAt(start: number, end: number): string {
    return JSON.parse(this.bytes.toString('utf8', start, end)) as string;
  }

  private addText(mark: number, start: number, end: number): Seen {
    let texts = this.large.get(mark);
    if (texts === undefined) {
      texts = new Set<string>();
      for (let index = mark; index < this.hashes.length; index += 1)
        texts.add(this.textAt(this.starts[index] as number, this.ends[index] as number));
      this.large.set(mark, texts);
      // Objects inside this one begin behind this entry, so that no two open objects share a mark.
      this.push(0, 0, 0);
    }
    const text = this.textAt(start, end);
    if (texts.has(text)) return 'duplicate';
    texts.add(text);
    return SPECIAL.get(text) ?? 'new';
  }
}
