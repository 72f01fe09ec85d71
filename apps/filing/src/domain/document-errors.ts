import { DomainError } from '@landport/domain';

export class DocumentNotFound extends DomainError {
  readonly code = 'document/not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such document.');
  }
}

export class DocumentInUse extends DomainError {
  readonly code = 'document/in-use';
  readonly kind = 'conflict';
  constructor() {
    super('A filing names the document, so it stays.');
  }
}

export class DocumentNotReady extends DomainError {
  readonly code = 'document/not-ready';
  readonly kind = 'conflict';
  constructor() {
    super('The scanner has not passed the document yet.');
  }
}

export class DocumentInfected extends DomainError {
  readonly code = 'document/infected';
  readonly kind = 'conflict';
  constructor(threat: string) {
    super(`The scanner found ${threat} in the document.`, { threat });
  }
}

export class TooManyDocuments extends DomainError {
  readonly code = 'document/too-many';
  readonly kind = 'conflict';
  constructor(limit: number) {
    super(`You have ${limit} documents that no filing names; no more are kept.`, { limit });
  }
}

export class EmptyDocument extends DomainError {
  readonly code = 'document/empty';
  readonly kind = 'invalid';
  constructor() {
    super('Not one byte came.');
  }
}

/** What the bytes are differs from what the sender calls them. */
export class DocumentTypeMismatch extends DomainError {
  readonly code = 'document/type-mismatch';
  readonly kind = 'invalid';
  constructor(declared: string, found: string) {
    super(`It is said to be ${declared}, and its bytes are ${found}.`, { declared, found });
  }
}

/** A file that two programs would each take for their own is made to deceive one of them. */
export class DocumentOfTwoTypes extends DomainError {
  readonly code = 'document/two-types';
  readonly kind = 'invalid';
  constructor(found: string, also: string) {
    super(`It is ${found} and holds ${also} as well.`, { found, also });
  }
}

export class ActiveContent extends DomainError {
  readonly code = 'document/active-content';
  readonly kind = 'invalid';
  constructor(what: string) {
    super(`It holds ${what}.`, { what });
  }
}

export class EncryptedDocument extends DomainError {
  readonly code = 'document/encrypted';
  readonly kind = 'invalid';
  constructor() {
    super('It is encrypted, so nobody can look into it.');
  }
}

export class MalformedDocument extends DomainError {
  readonly code = 'document/malformed';
  readonly kind = 'invalid';
  constructor(what: string) {
    super(`It is damaged: ${what}.`, { what });
  }
}

/** Its bytes are of a type that is no paper: a program, a page for a browser, an archive. */
export class DocumentTypeNotTaken extends DomainError {
  readonly code = 'document/type-not-taken';
  readonly kind = 'unsupported';
  constructor(found: string) {
    super(`Its bytes are ${found}.`, { found });
  }
}
