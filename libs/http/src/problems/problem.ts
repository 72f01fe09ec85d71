import type { Text } from '@landport/contracts';

/** One thing wrong with what was sent, before it is put into the caller's language. */
export interface FaultFound {
  readonly code: string;
  /** JSON pointer into the model. */
  readonly pointer?: string;
  /** Place in the sender's own format. */
  readonly sourcePath?: string;
  /** Of that place in the message as sent, from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly value?: unknown;
  readonly message: string | Text;
  readonly remedy?: string | Text;
  readonly legalBasis?: string;
}

export interface ProblemOptions {
  readonly status: number;
  /** In the catalogue, and so in docs/problems.md. */
  readonly code: string;
  readonly detail: string | Text;
  /** Said instead of the catalogue's remedy. */
  readonly remedy?: string | Text;
  readonly errors?: readonly FaultFound[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Whoever raised it logs it once for many requests; it is not logged for each. */
  readonly isLoggedElsewhere?: true;
}

/** A refusal that the edge answers as an RFC 9457 problem document. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(readonly options: ProblemOptions) {
    super(typeof options.detail === 'string' ? options.detail : options.detail.en, { cause: options.cause });
    this.name = 'Problem';
    this.status = options.status;
    this.code = options.code;
  }
}

/** For what is not there, and for what belongs to another organisation: both read the same. */
export const objectNotFound = (what: string, id: string): Problem =>
  new Problem({
    status: 404,
    code: 'object/not-found',
    detail: { en: `There is no ${what} ${id}.`, zh: `不存在:${what} ${id}。` },
  });
