import { Inject, Injectable } from '@nestjs/common';
import { Mrn } from '@landport/domain';
import { Clock, type Tx } from '@landport/platform';
import { Clearance } from '../clearance/clearance';
import { ZONE_CONFIG, type ZoneConfig } from '../customs-zone.config';
import { areGoodsThere, faultsOf } from '../domain/declaration/acceptance';
import { awaitsOf } from '../domain/declaration/awaits';
import type { Consignment } from '../domain/declaration/consignment';
import { ledgerOf } from '../domain/declaration/declared-goods';
import { GoodsDeclaration } from '../domain/declaration/goods-declaration';
import { ConsignmentRepository } from '../persistence/consignment.repository';
import { DeclarationRepository, type Case } from '../persistence/declaration.repository';
import { GuaranteeRepository } from '../persistence/guarantee.repository';
import { LedgerRepository, type LockedLedgers } from '../persistence/ledger.repository';
import { takeSerials } from '../persistence/serials';
import type { Day } from '../reference-data/day';
import {
  isForCustoms,
  lodgedOf,
  roundsOf,
  type LodgedDeclaration,
  type LodgedEvent,
} from './lodged-declaration';
import { PayloadSource } from './payload-source';

/** What the declarations of a batch are about, all of it locked. Locks are taken in this order everywhere. */
interface Surroundings {
  readonly consignments: ReadonlyMap<string, Consignment>;
  readonly earlier: ReadonlyMap<string, GoodsDeclaration>;
  readonly ledgers: LockedLedgers;
}

/** Lodged declarations come under customs control: a batch in a dozen statements, however many there are. */
@Injectable()
export class TakeDeclarationHandler {
  constructor(
    @Inject(ConsignmentRepository) private readonly consignments: ConsignmentRepository,
    @Inject(DeclarationRepository) private readonly declarations: DeclarationRepository,
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(GuaranteeRepository) private readonly guarantees: GuaranteeRepository,
    @Inject(Clearance) private readonly clearance: Clearance,
    @Inject(PayloadSource) private readonly payloads: PayloadSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ZONE_CONFIG) private readonly config: Pick<ZoneConfig, 'DEFAULT_OFFICE'>,
  ) {}

  /** Large payloads are fetched before any row of the zone is locked: a slow answer keeps nobody else waiting. */
  async take(tx: Tx, events: readonly LodgedEvent[]): Promise<void> {
    const lodged = await Promise.all(
      events.filter(isForCustoms).map((event) => lodgedOf(event, this.payloads)),
    );
    for (const round of roundsOf(lodged)) await this.takeRound(tx, round);
  }

  private async takeRound(tx: Tx, lodged: readonly LodgedDeclaration[]): Promise<void> {
    const at = this.clock.now().toISOString();
    const around = await this.lock(tx, lodged, at);
    const day = await this.clearance.dayOf(this.config.DEFAULT_OFFICE, at);
    const cases = lodged.map((each) => ({ each, one: this.caseOf(each, around, day, at) }));
    const open = cases.flatMap(({ each, one }) =>
      one.declaration.state.version === each.filing.version ? [one] : [],
    );
    await this.accept(tx, open, around, at);
    const isThere = ({ declaration: { state } }: Case): boolean =>
      areGoodsThere(state.goods, around.consignments.get(state.goods.awb ?? ''));
    const accepted = open.filter(({ declaration }) => declaration.state.status === 'accepted');
    for (const one of accepted) {
      if (!isThere(one)) one.declaration.awaitArrival(awaitsOf(one.declaration.state.goods), at);
    }
    await this.clearance.clear(tx, accepted.filter(isThere), around.ledgers, at);
    await this.declarations.save(
      tx,
      cases.map(({ one }) => one),
    );
  }

  private async lock(tx: Tx, lodged: readonly LodgedDeclaration[], at: string): Promise<Surroundings> {
    const awbs = lodged.flatMap(({ goods }) => goods.awb ?? []);
    const consignments = await this.consignments.lock(tx, awbs, at);
    const later = lodged.filter(({ filing }) => filing.version > 1);
    const earlier = await this.declarations.lock(
      tx,
      later.map(({ filing }) => filing.filingId),
    );
    const ledgerNos = lodged.flatMap(({ goods }) => ledgerOf(goods) ?? []);
    const ledgers = await this.ledgers.lockByNo(tx, ledgerNos);
    await this.guarantees.release(
      tx,
      [...earlier.values()].filter(({ state }) => state.releasedAt === null).map(({ state }) => state),
      at,
    );
    return { consignments, earlier, ledgers };
  }

  /** A new declaration, or the one that stands with this version in its place unless its goods are released. */
  private caseOf(
    { filing, goods, trace }: LodgedDeclaration,
    around: Surroundings,
    day: Day,
    at: string,
  ): Case {
    const operatorId = around.ledgers.get(ledgerOf(goods) ?? '')?.state.operatorId;
    const zoneParties = operatorId === undefined ? [] : [operatorId];
    const earlier = around.earlier.get(filing.filingId);
    if (earlier !== undefined) {
      earlier.replace(filing.version, goods, zoneParties, at);
      return { declaration: earlier, trace };
    }
    const declared = goods.declarationOfficeId;
    const isOffice = declared !== null && day.find('customsOffice', declared) !== undefined;
    const declaration = new GoodsDeclaration(
      {
        filingId: filing.filingId,
        organisationId: filing.organisationId,
        reference: filing.reference,
        lodgedAt: filing.lodgedAt,
        officeId: isOffice ? declared : this.config.DEFAULT_OFFICE,
        version: filing.version,
        revision: 0,
        status: 'submitted',
        mrn: null,
        goods,
        zoneParties,
        awaits: [],
        lane: null,
        laneReasons: [],
        riskDraw: null,
        acceptedAt: null,
        releasedAt: null,
        exitedAt: null,
        chainHead: null,
      },
      0,
    );
    return { declaration, trace };
  }

  /** Numbers are taken for what is accepted for the first time; a corrected declaration keeps its own. */
  private async accept(tx: Tx, cases: readonly Case[], around: Surroundings, at: string): Promise<void> {
    const sound: GoodsDeclaration[] = [];
    for (const { declaration } of cases) {
      const { goods } = declaration.state;
      const ledger = around.ledgers.get(ledgerOf(goods) ?? '');
      const faults = faultsOf(goods, ledger, around.consignments.get(goods.awb ?? ''));
      if (faults.length > 0) declaration.reject(faults, at);
      else sound.push(declaration);
    }
    const unnumbered = sound.filter(({ state }) => state.mrn === null);
    const serials = await takeSerials(tx, 'mrn_serial', unnumbered.length);
    const year = Number(at.slice(0, 4));
    const numbers = new Map(
      unnumbered.map((each, index) => [each, Mrn.of(year, 'CN', String(serials[index]))]),
    );
    for (const each of sound) each.accept(numbers.get(each) ?? each.state.mrn!, at);
  }
}
