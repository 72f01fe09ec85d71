import { Controller, Inject, StreamableFile } from '@nestjs/common';
import { BATCH_TYPES, showBatchTemplate, type BatchFormat } from '@landport/contracts';
import { Input, languageOf, Reply, Route, type InputOf } from '@landport/http';
import type { CompiledKind } from '@landport/kinds';
import { Clock } from '@landport/platform';
import type { FastifyReply } from 'fastify';
import { isDeclaration } from '../../formats/wco-xml/kind-of-declaration';
import { KindCatalogue } from '../../kinds/kind-catalogue';
import { OfficeDay } from '../../kinds/office-day';
import { csvLine } from '../show-batch/csv-out';
import { templateColumns } from './template-columns';
import { writeXlsx } from './write-xlsx';

@Controller()
export class ShowTemplateController {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(showBatchTemplate)
  show(
    @Input() { params, query }: InputOf<typeof showBatchTemplate>,
    @Reply() reply: FastifyReply,
  ): StreamableFile {
    const kind = this.kinds.current.inForce(params.kind, this.days.of(this.clock.now()));
    const { format } = query;
    reply.header('vary', 'accept-language');
    const type = Object.entries(BATCH_TYPES).find(([, each]) => each === format)![0];
    return new StreamableFile(templateOf(kind, format, reply.request.headers['accept-language']), {
      type: format === 'csv' ? `${type}; charset=utf-8` : type,
      disposition: `attachment; filename="${kind.name}.${format}"`,
    });
  }
}

function templateOf(kind: CompiledKind, format: BatchFormat, acceptLanguage: string | undefined): Buffer {
  if (format === 'jsonl') return exampleLines(kind);
  const columns = templateColumns(kind, languageOf(acceptLanguage));
  const table = [columns.map(({ heading }) => heading), columns.map(({ title }) => title)];
  return format === 'csv'
    ? Buffer.from(`\u{feff}${table.map(csvLine).join('')}`)
    : writeXlsx(kind.name, table);
}

/**
 * A line for each of the kind's own examples, under references of their own; a declaration says its own again. Those
 * that lean on a licence or on another filing are left out: the sender has not got it.
 */
const exampleLines = (kind: CompiledKind): Buffer => {
  const { name, source } = kind;
  return Buffer.from(
    source.examples.pass
      .filter(({ payload }) => kind.citationsIn(payload).length === 0)
      .map(({ payload }, index) => {
        const reference = `YOUR-REFERENCE-${index + 1}`;
        const declared = isDeclaration(name) && { FunctionalReferenceID: reference };
        return `${JSON.stringify({ kind: name, reference, payload: { ...(payload as object), ...declared } })}\n`;
      })
      .join(''),
  );
};
