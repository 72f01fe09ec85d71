import { unreachableStates } from '@landport/domain';
import { Document, DOCUMENT_TRANSITIONS, type DocumentRecord, type DocumentState } from './document';
import { DocumentInUse } from './document-errors';

const AT = '2026-03-02T01:30:00.000Z';

const aDocument = (state: DocumentState, change: Partial<DocumentRecord> = {}): Document =>
  new Document(
    {
      id: '0195a000-0000-7000-8000-000000000001',
      organisationId: 'yuzhou-imports',
      name: 'invoice.pdf',
      mediaType: 'application/pdf',
      size: 100,
      sha256: 'ab'.repeat(32),
      receivedBy: 'erp',
      receivedAt: AT,
      state,
      scannedAt: null,
      threat: null,
      ...change,
    },
    0,
  );

/** Every move there is; written by hand. */
const LEGAL = [
  'receiving received',
  'receiving scanning',
  'receiving removed',
  'received scanning',
  'received removed',
  'scanning clean',
  'scanning infected',
  'scanning removed',
  'clean removed',
  'infected removed',
];

describe('a document', () => {
  it('makes these moves and no others', () => {
    const moves = Object.entries(DOCUMENT_TRANSITIONS).flatMap(([from, all]) =>
      all.map((to) => `${from} ${to}`),
    );
    expect(moves.sort()).toEqual([...LEGAL].sort());
    expect(unreachableStates(DOCUMENT_TRANSITIONS, 'receiving')).toEqual([]);
  });

  it('waits for the scanner where there is one', () => {
    const [scanned, unscanned] = [aDocument('receiving'), aDocument('receiving')];
    scanned.keep(true);
    unscanned.keep(false);
    expect([scanned.snapshot.state, unscanned.snapshot.state]).toEqual(['scanning', 'received']);
  });

  it('is clean without a word to anybody', () => {
    const document = aDocument('scanning');
    document.pass(AT);
    expect(document.snapshot).toMatchObject({ state: 'clean', scannedAt: AT, threat: null });
    expect(document.takeFacts()).toEqual([]);
  });

  it('tells its owner when it is rejected, and without a name when none was sent', () => {
    const document = aDocument('scanning', { name: null });
    document.reject('Eicar-Test-Signature', AT);
    expect(document.snapshot).toMatchObject({ state: 'infected', threat: 'Eicar-Test-Signature' });
    expect(document.takeFacts()).toEqual([
      expect.objectContaining({
        type: 'landport.filing.document-rejected.v1',
        streamKey: document.snapshot.id,
        sequence: 1,
        data: {
          documentId: document.snapshot.id,
          organisationId: 'yuzhou-imports',
          sha256: 'ab'.repeat(32),
          threat: 'Eicar-Test-Signature',
          rejectedAt: AT,
          concerns: ['yuzhou-imports'],
        },
      }),
    ]);
  });

  it.each(['clean', 'infected', 'received', 'removed', 'receiving'] as const)(
    'that is %s is not judged',
    (state) => {
      expect(() => aDocument(state).pass(AT)).toThrow(/cannot become clean/);
      expect(() => aDocument(state).reject('x', AT)).toThrow(/cannot become infected/);
    },
  );

  it('stays while a filing names it', () => {
    expect(() => aDocument('clean').remove(true)).toThrow(DocumentInUse);
    const unused = aDocument('clean');
    unused.remove(false);
    expect(unused.snapshot.state).toBe('removed');
  });
});
