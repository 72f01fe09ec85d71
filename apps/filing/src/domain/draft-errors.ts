import { DomainError } from '@landport/domain';

export class DraftNotFound extends DomainError {
  readonly code = 'draft/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such draft.');
  }
}

export class TooManyDrafts extends DomainError {
  readonly code = 'draft/too-many';
  readonly kind = 'conflict';
  constructor(limit: number) {
    super(`You have ${limit} drafts that became no filing; no more are kept.`, { limit });
  }
}

/** What is lodged is corrected as a filing, with the office knowing. */
export class DraftSubmitted extends DomainError {
  readonly code = 'draft/submitted';
  readonly kind = 'conflict';
  constructor(filingId: string) {
    super('The draft is lodged and changes no more.', { filing: `/v1/filings/${filingId}` });
  }
}

export class DraftBeingSubmitted extends DomainError {
  readonly code = 'draft/being-submitted';
  readonly kind = 'conflict';
  constructor() {
    super('The draft is being lodged at this moment.');
  }
}

export class TemplateNotFound extends DomainError {
  readonly code = 'template/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such template.');
  }
}

export class TemplateNameTaken extends DomainError {
  readonly code = 'template/name-taken';
  readonly kind = 'conflict';
  constructor(name: string) {
    super(`There is a template ${JSON.stringify(name)} already.`, { name });
  }
}
