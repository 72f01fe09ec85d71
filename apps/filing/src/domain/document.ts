import { DocumentRejected, type DocumentType } from '@landport/contracts';
import { Aggregate, assertTransition, type Transitions } from '@landport/domain';
import { DocumentInUse } from './document-errors';

export type DocumentState = 'receiving' | 'received' | 'scanning' | 'clean' | 'infected' | 'removed';

/** Before `received` its bytes are on their way into the store, after `removed` on their way out. */
export const DOCUMENT_TRANSITIONS: Transitions<DocumentState> = {
  receiving: ['received', 'scanning', 'removed'],
  // A scanner may be set up later.
  received: ['scanning', 'removed'],
  scanning: ['clean', 'infected', 'removed'],
  clean: ['removed'],
  infected: ['removed'],
  removed: [],
};

export interface DocumentRecord {
  readonly id: string;
  readonly organisationId: string;
  /** As sent, without its path; null when none was sent. */
  readonly name: string | null;
  readonly mediaType: DocumentType;
  /** Bytes. */
  readonly size: number;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
  readonly receivedBy: string;
  readonly receivedAt: string;
  state: DocumentState;
  scannedAt: string | null;
  /** What the scanner calls what it found. */
  threat: string | null;
}

/** One document from its arrival to the scanner's word on it. */
export class Document extends Aggregate {
  constructor(
    private readonly state: DocumentRecord,
    lastSequence: number,
  ) {
    super(state.id, lastSequence);
  }

  get snapshot(): Readonly<DocumentRecord> {
    return this.state;
  }

  /** Its bytes are in the store, whole. */
  keep(isScanned: boolean): void {
    this.become(isScanned ? 'scanning' : 'received');
  }

  pass(at: string): void {
    this.become('clean');
    this.state.scannedAt = at;
  }

  reject(threat: string, at: string): void {
    this.become('infected');
    this.state.scannedAt = at;
    this.state.threat = threat;
    const { id, organisationId, name, sha256 } = this.state;
    this.raise(DocumentRejected, id, {
      documentId: id,
      organisationId,
      ...(name !== null && { name }),
      sha256,
      threat,
      rejectedAt: at,
      concerns: [organisationId],
    });
  }

  /** @throws DocumentInUse */
  remove(isUsed: boolean): void {
    if (isUsed) throw new DocumentInUse();
    this.become('removed');
  }

  private become(state: DocumentState): void {
    assertTransition('The document', DOCUMENT_TRANSITIONS, this.state.state, state);
    this.state.state = state;
  }
}
