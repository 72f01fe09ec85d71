import { Inject, Injectable } from '@nestjs/common';
import type { CompiledKind, Fault } from '@landport/kinds';
import type { Sql, Tx } from '@landport/platform';
import { CitedRecords } from './cited-records';
import { Drawings, type Drawer } from './drawings';
import { judgeCitations, type Citing } from './judge-citations';

/** What filings lean on: asked freely for a verdict, under lock when one is lodged. */
@Injectable()
export class Citations {
  constructor(
    @Inject(CitedRecords) private readonly records: CitedRecords,
    @Inject(Drawings) private readonly drawings: Drawings,
  ) {}

  /** As things stand now; nothing is locked or drawn, so lodging may still say otherwise. */
  async faultsOf(sql: Sql, kind: CompiledKind, citing: Citing): Promise<readonly Fault[]> {
    const made = kind.citationsIn(citing.payload);
    if (made.length === 0) return [];
    return judgeCitations(made, await this.records.find(sql, made, citing), citing).faults;
  }

  /** @returns faults, with which nothing was drawn */
  async draw(
    tx: Tx,
    kind: CompiledKind,
    citing: Citing,
    drawer: Drawer,
    at: string,
  ): Promise<readonly Fault[]> {
    const made = kind.citationsIn(citing.payload);
    if (made.length === 0) return [];
    await this.records.lock(tx, made, citing.organisationId);
    const found = await this.records.find(tx, made, citing);
    const { faults, draws } = judgeCitations(made, found, citing);
    if (faults.length === 0) await this.drawings.draw(tx, drawer, draws, at);
    return faults;
  }
}
