import { Controller, Inject } from '@nestjs/common';
import { showHistory, type HistoryView } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import type { HistoryEntry } from '../domain/history-entry';
import { HistoryRecords, type HistoryRecord } from '../history/history-records';
import type { SealedEntry } from '../history/history-chain';
import { VisibleFilings } from '../show-filing/visible-filings';

@Controller()
export class ShowHistoryController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(HistoryRecords) private readonly records: HistoryRecords,
  ) {}

  /** The chain is walked at every reading, so that whoever reads sees at once whether the record is whole. */
  @Route(showHistory)
  async show(
    @Input() { params }: InputOf<typeof showHistory>,
    @Caller() caller: Caller,
  ): Promise<HistoryView> {
    const { id } = await this.filings.get(params.id, caller);
    const { entries, head, verdict }: HistoryRecord = await this.records.of(id);
    return { items: entries.map(shown), chain: { ...verdict, head: head.hash.toString('hex') } };
  }
}

function shown({ number, action, at, content, hash }: SealedEntry): HistoryView['items'][number] {
  const link = { number, action, at, hash: hash.toString('hex') };
  if (content === null) return { ...link, erased: true };
  const { by, version, status, why } = JSON.parse(content) as Omit<HistoryEntry, 'action' | 'at'>;
  return { ...link, by: { ...by }, version, status, ...(why === undefined ? {} : { why }) };
}
