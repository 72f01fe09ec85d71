import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@landport/platform';
import { KindCatalogue } from '../../kinds/kind-catalogue';
import { OfficeDay } from '../../kinds/office-day';
import { BatchFiles } from '../files/batch-files';
import type { BatchRecord } from '../records/batch-record';
import type { BatchRow } from './batch-row';
import { csvTable } from './csv-table';
import { decoded, encodingOf } from './encoding';
import { jsonLines } from './json-lines';
import type { RowKind } from './table/columns';
import { tableRows } from './table/table-rows';
import { xlsxTable } from './xlsx/xlsx-table';

/** The filings of a batch's file, one after the other; the file itself is never whole in memory, but for a workbook. */
@Injectable()
export class BatchReader {
  constructor(
    @Inject(BatchFiles) private readonly files: BatchFiles,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws UnreadableFile */
  async *rows({ id, format, charset, kind }: BatchRecord): AsyncGenerator<BatchRow> {
    const ofAll = kind ?? undefined;
    const kindOf = (name: string): RowKind | undefined => this.kindOf(name);
    switch (format) {
      case 'jsonl':
        return yield* jsonLines(this.files.read(id), ofAll);
      case 'csv': {
        const encoding = await encodingOf(this.files.read(id), charset);
        return yield* tableRows(csvTable(decoded(this.files.read(id), encoding)), ofAll, kindOf);
      }
      case 'xlsx':
        return yield* tableRows(await xlsxTable(await this.files.whole(id)), ofAll, kindOf);
    }
  }

  private kindOf(name: string): RowKind | undefined {
    const registry = this.kinds.current;
    if (!registry.names().includes(name)) return undefined;
    return { name, schema: registry.inForce(name, this.days.of(this.clock.now())).source.schema };
  }
}
