/** Where something stands in the message as its sender wrote it. */
export interface SourcePlace {
  /** In the words of the sender's format: a JSON pointer, an XPath. */
  readonly sourcePath: string;
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}

/**
 * Finds pointers of the model in the bytes they came from. Runs only when there are faults to tell, so that a
 * sound message pays nothing for it. What is missing is placed at what should hold it.
 */
export type LocateSource = (source: string, pointers: readonly string[]) => Map<string, SourcePlace>;

/** Turns offsets into lines and columns; offsets must not fall. */
export class LineCounter {
  private line = 1;
  private lineStart = 0;
  private seen = 0;

  constructor(private readonly text: string) {}

  at(offset: number): { line: number; column: number } {
    for (; this.seen < offset; this.seen += 1) {
      if (this.text.charCodeAt(this.seen) !== 10) continue;
      this.line += 1;
      this.lineStart = this.seen + 1;
    }
    return { line: this.line, column: offset - this.lineStart + 1 };
  }
}

/** The longest pointer that leads towards `pointer` and is in `known`, and the rest of the way. */
export function nearestKnown(pointer: string, known: ReadonlyMap<string, unknown>): [string, string[]] {
  const rest: string[] = [];
  let parent = pointer;
  while (parent !== '' && !known.has(parent)) {
    const cut = parent.lastIndexOf('/');
    rest.unshift(parent.slice(cut + 1));
    parent = parent.slice(0, cut);
  }
  return [parent, rest];
}
