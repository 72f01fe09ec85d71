import type { DocumentView } from '@landport/contracts';
import type { DocumentRow } from './document.repository';

export type ShownDocumentRow = DocumentRow & { readonly used: boolean };

/** Columns of a document `d` as it is shown. */
export const SHOWN_DOCUMENT = `d.*, EXISTS (SELECT FROM filing_document f WHERE f.document_id = d.id) AS used`;

type Shown = DocumentView['status'];

const SCAN_OF: Readonly<Record<Shown, DocumentView['scan']>> = {
  received: 'notScanned',
  scanning: 'pending',
  clean: 'clean',
  infected: 'infected',
};

export function documentView(row: ShownDocumentRow): DocumentView {
  const status = row.state as Shown;
  const href = `/v1/documents/${row.id}`;
  const isReadable = status === 'received' || status === 'clean';
  return {
    id: row.id,
    ...(row.name !== null && { name: row.name }),
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256.toString('hex'),
    status,
    scan: SCAN_OF[status],
    ...(row.threat !== null && { threat: row.threat }),
    receivedAt: row.received_at.toISOString(),
    ...(row.scanned_at !== null && { scannedAt: row.scanned_at.toISOString() }),
    used: row.used,
    links: { self: { href }, ...(isReadable && { content: { href: `${href}/content` } }) },
  };
}
