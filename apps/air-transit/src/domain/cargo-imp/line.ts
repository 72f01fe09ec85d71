import type { Findings, Severity } from './findings';
import type { Form } from './forms';

/** One line of the sender's text. Elements are parted by `/`; the first is the identifier, or empty before a leading `/`. */
export interface Line {
  /** In the text as sent, from 1. */
  readonly number: number;
  readonly text: string;
  readonly elements: readonly string[];
}

export const lineOf = (number: number, text: string): Line => ({ number, text, elements: text.split('/') });

/** Reads a line's elements by the forms of the standard and says of each what does not fit. */
export class LineReader {
  /** @param severity  of what does not fit: faults where Landport acts on the element, warnings where it only keeps it */
  constructor(
    readonly line: Line,
    private readonly findings: Findings,
    private readonly severity: Severity = 'fault',
  ) {}

  /** The element as sent; empty when there is none. */
  text(element: number): string {
    return this.line.elements[element - 1] ?? '';
  }

  /** This element and all behind it: free text in which a sender wrote a slash is not cut. */
  rest(from: number): string {
    return this.line.elements.slice(from - 1).join('/');
  }

  required<Value>(element: number, form: Form<Value>, field: string): Value | undefined {
    const value = this.text(element);
    if (value !== '') return this.read(element, value, form, field);
    this.findings.add(
      this.severity,
      'air/element-missing',
      { line: this.line.number, element },
      field,
      '',
      `Line ${this.line.number} lacks element ${element}: ${form.expected}.`,
      `Write ${form.expected} as element ${element}.`,
    );
    return undefined;
  }

  optional<Value>(element: number, form: Form<Value>, field: string): Value | undefined {
    const value = this.text(element);
    return value === '' ? undefined : this.read(element, value, form, field);
  }

  /** Every element from `from` on that is not empty. */
  each<Value>(from: number, form: Form<Value>, field: string): Value[] {
    return this.line.elements
      .slice(from - 1)
      .map((_, index) => this.optional(from + index, form, `${field}/${index}`))
      .filter((value) => value !== undefined);
  }

  /** Elements behind the last that the standard knows are told and kept in the original. */
  endsAt(last: number): void {
    const surplus = this.rest(last + 1);
    if (surplus === '') return;
    this.findings.warn(
      'air/element-surplus',
      { line: this.line.number, element: last + 1 },
      '',
      surplus,
      `The standard has no element ${last + 1} on line ${this.line.number}; it was not used.`,
      'Leave it out, or write it where the standard has a place for it.',
    );
  }

  private read<Value>(element: number, value: string, form: Form<Value>, field: string): Value | undefined {
    const read = form.read(value);
    if (read !== undefined) return read;
    this.findings.add(
      this.severity,
      'air/element-malformed',
      { line: this.line.number, element },
      field,
      value,
      `Line ${this.line.number} element ${element} should be ${form.expected}.`,
      `Write ${form.expected}${form.example === undefined ? '' : `, for example ${form.example}`}.`,
    );
    return undefined;
  }
}
