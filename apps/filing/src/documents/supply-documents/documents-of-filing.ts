import { Inject, Injectable } from '@nestjs/common';
import type { FilingDocumentsView } from '@landport/contracts';
import { Database } from '@landport/platform';
import { lastDayOf, type WorkingCalendar } from '../../domain/working-days';
import { KindCatalogue } from '../../kinds/kind-catalogue';
import { OfficeDay } from '../../kinds/office-day';
import { ClockRepository } from '../../persistence/clock.repository';
import { WORKING_CALENDAR } from '../../reviews/office-deadline';
import type { FilingViewRow } from '../../show-filing/filing-view';
import { documentView, SHOWN_DOCUMENT, type ShownDocumentRow } from '../document-view';
import { gapsIn } from '../file-documents/wanted-documents';

type Row = ShownDocumentRow & { readonly code: string; readonly version: number };
type OfFiling = Pick<FilingViewRow, 'id' | 'kind' | 'kind_valid_from' | 'version' | 'lodged_at'>;

const DOCUMENTS = `
  SELECT ${SHOWN_DOCUMENT}, b.code, b.version FROM filing_document b JOIN document d ON d.id = b.document_id
   WHERE b.filing_id = $1 ORDER BY b.version, b.code, d.id`;

/** What went with a filing, and what its kind let follow and still wants. */
@Injectable()
export class DocumentsOfFiling {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(ClockRepository) private readonly clocks: ClockRepository,
    @Inject(WORKING_CALENDAR) private readonly calendar: WorkingCalendar,
  ) {}

  async of(filing: OfFiling): Promise<FilingDocumentsView> {
    const rows = await this.db.query<Row>(DOCUMENTS, [filing.id]);
    const { documents } = this.kinds.current.inForce(filing.kind, filing.kind_valid_from).source.header;
    const ofThisVersion = rows.filter(({ version }) => version === filing.version);
    const lodgedOn = this.days.of(filing.lodged_at);
    const clocks = await this.clocks.ofFiling(this.db, filing.id);
    const dueOn = (code: string, mayFollow: number): string => {
      const due = clocks.findLast(
        ({ snapshot }) => snapshot.purpose === 'document' && snapshot.name === code,
      );
      return due?.snapshot.dueAt
        ? this.days.of(new Date(Date.parse(due.snapshot.dueAt) - 1))
        : lastDayOf(lodgedOn, mayFollow, this.calendar);
    };
    return {
      items: rows.map((row) => ({ ...documentView(row), code: row.code, version: row.version })),
      missing: gapsIn(documents, ofThisVersion).map(({ code, title, mayFollow = 0 }) => ({
        code,
        title,
        dueOn: dueOn(code, mayFollow),
      })),
    };
  }
}
