import { DomainError } from '@landport/domain';

/** One-time notice [一次性告知]: a body tells all gaps of a version at once (Administrative Licensing Law, article 32). */
export class AllGapsAtOnce extends DomainError {
  readonly code = 'task/all-gaps-at-once';
  readonly kind = 'conflict';
  constructor(body: string, version: number) {
    super(`${body} has asked about version ${version} already, and all gaps are told at once.`, {
      body,
      version,
    });
  }
}

export class UnknownDocument extends DomainError {
  readonly code = 'task/unknown-document';
  readonly kind = 'invalid';
  constructor(document: string, known: readonly string[]) {
    super(`The kind wants no document ${document}.`, { value: document, known });
  }
}

export class QueryNotOpen extends DomainError {
  readonly code = 'filing/query-not-open';
  readonly kind = 'conflict';
  constructor() {
    super('There is no such query that waits for an answer.');
  }
}

export class SeveralQueries extends DomainError {
  readonly code = 'filing/several-queries';
  readonly kind = 'invalid';
  constructor(open: readonly string[]) {
    super('Several bodies wait for an answer; the answer has to say which query it is to.', { open });
  }
}

export class AnswersMissing extends DomainError {
  readonly code = 'filing/answers-missing';
  readonly kind = 'invalid';
  constructor(open: readonly number[], astray: readonly number[]) {
    super('Every question of the query is answered once, and no other.', { open, astray });
  }
}

export class NoExtensionLeft extends DomainError {
  readonly code = 'filing/no-extension-left';
  readonly kind = 'conflict';
  constructor(most: number) {
    super(`The time for answering is extended ${most} times at most.`, { most });
  }
}
