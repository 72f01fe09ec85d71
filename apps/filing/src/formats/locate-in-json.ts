import { pointerStep } from '@landport/kinds';
import { LineCounter, nearestKnown, type LocateSource } from './source-positions';

/** Line and column of each pointer in JSON that has been parsed before; its pointer is its own path. */
export const locateInJson: LocateSource = (source, pointers) => {
  const offsets = new JsonWalk(source).offsets();
  const lines = new LineCounter(source);
  const places = pointers.map((pointer) => {
    const [known] = nearestKnown(pointer, offsets);
    return { pointer, offset: offsets.get(known) ?? 0 };
  });
  places.sort((one, other) => one.offset - other.offset);
  return new Map(
    places.map(({ pointer, offset }) => [pointer, { sourcePath: pointer, ...lines.at(offset) }]),
  );
};

/** A walk over well-formed JSON of bounded depth: notes where each value begins. */
class JsonWalk {
  private at = 0;
  private readonly begins = new Map<string, number>();

  constructor(private readonly text: string) {}

  offsets(): ReadonlyMap<string, number> {
    this.value('');
    return this.begins;
  }

  private value(pointer: string): void {
    this.skipSpace();
    this.begins.set(pointer, this.at);
    const first = this.text[this.at];
    if (first === '{') this.entries('}', () => pointer + pointerStep(this.name()));
    else if (first === '[') this.entries(']', (index) => `${pointer}/${index}`);
    else if (first === '"') this.skipString();
    else while (/[^\s,\]}]/.test(this.text[this.at] ?? ',')) this.at += 1;
  }

  private entries(end: string, pointerOf: (index: number) => string): void {
    this.at += 1;
    for (let index = 0; this.next() !== end; index += 1) {
      if (this.text[this.at] === ',') this.at += 1;
      this.skipSpace();
      this.value(pointerOf(index));
    }
    this.at += 1;
  }

  private name(): string {
    const begin = this.at;
    this.skipString();
    const name = JSON.parse(this.text.slice(begin, this.at)) as string;
    this.skipSpace();
    this.at += 1;
    return name;
  }

  private next(): string | undefined {
    this.skipSpace();
    return this.text[this.at];
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private skipString(): void {
    for (this.at += 1; this.text[this.at] !== '"'; this.at += 1)
      if (this.text[this.at] === '\\') this.at += 1;
    this.at += 1;
  }
}
