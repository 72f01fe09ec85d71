/** Something a reader of a message should know: a fault refuses the message, a warning does not. */
export interface Finding {
  readonly severity: 'fault' | 'warning';
  /** Stable, has an entry in docs/problems.md. */
  readonly code: string;
  /** Where the sender finds it: `line 4 element 2`, lines of the text as sent, elements parted by `/`. */
  readonly sourcePath: string;
  /** JSON pointer into what was understood. */
  readonly pointer: string;
  readonly value: string;
  readonly message: string;
  readonly remedy: string;
}

export type Severity = Finding['severity'];

/** A place in the sender's text. */
export interface Place {
  readonly line: number;
  readonly element?: number;
}

/** Longest part of the sender's text that is repeated in a finding. */
const LONGEST_VALUE = 70;

/** Most findings kept of one message; a text made to be wrong everywhere must not fill the memory. */
const MOST_FINDINGS = 500;

/** Collects what is found in one message, so that all of it is told at once. */
export class Findings {
  private readonly found: { readonly place: Place; readonly finding: Finding }[] = [];
  private faulty = false;

  /** @param pointer  of the message in what was understood: `/messages/0` */
  constructor(private readonly pointer: string) {}

  /** In the order of the text. */
  get all(): readonly Finding[] {
    return [...this.found]
      .sort((one, other) => byPlace(one.place, other.place))
      .map(({ finding }) => finding);
  }

  get refused(): boolean {
    return this.faulty;
  }

  fault(code: string, place: Place, field: string, value: string, message: string, remedy: string): void {
    this.add('fault', code, place, field, value, message, remedy);
  }

  warn(code: string, place: Place, field: string, value: string, message: string, remedy: string): void {
    this.add('warning', code, place, field, value, message, remedy);
  }

  add(
    severity: Severity,
    code: string,
    place: Place,
    field: string,
    value: string,
    message: string,
    remedy: string,
  ): void {
    this.faulty ||= severity === 'fault';
    if (this.found.length >= MOST_FINDINGS) return;
    const finding = {
      severity,
      code,
      sourcePath:
        place.element === undefined ? `line ${place.line}` : `line ${place.line} element ${place.element}`,
      pointer: this.pointer + field,
      value: value.slice(0, LONGEST_VALUE),
      message,
      remedy,
    };
    this.found.push({ place, finding });
  }
}

const byPlace = (one: Place, other: Place): number =>
  one.line - other.line || (one.element ?? 0) - (other.element ?? 0);
