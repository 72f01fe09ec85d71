import { DomainError } from '@landport/domain';

/** XML that cannot be read, or is no message that the window knows; the edge answers 400 with line and column. */
export class MalformedXml extends DomainError {
  readonly code: string = 'filing/malformed-xml';
  readonly kind = 'invalid';
  override readonly remedy: string = 'Mend the message at the place named and send it again.';
  /** @param line from 1  @param column from 1 */
  constructor(
    reason: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`Line ${line}, column ${column}: ${reason}`, { line, column });
  }
}

export class DoctypeRefused extends MalformedXml {
  override readonly code = 'filing/doctype-refused';
  override readonly remedy = 'Send the message without a document type declaration.';
  constructor(line: number, column: number) {
    super('a document type declaration is not taken.', line, column);
  }
}

export class XmlTooDeep extends MalformedXml {
  override readonly code = 'filing/xml-too-deep';
  constructor(depth: number, line: number, column: number) {
    super(`elements are nested more than ${depth} deep.`, line, column);
  }
}

export class XmlTooLarge extends DomainError {
  readonly code = 'filing/xml-too-large';
  readonly kind = 'invalid';
  override readonly remedy = 'Split the declaration, or lodge its goods items in several.';
  constructor(size: number, limit: number) {
    super(`The message has ${size} bytes, ${limit} are taken.`, { size, limit });
  }
}
