import type { reportGateEvent } from '@landport/contracts';
import { Decimal } from '@landport/domain';
import { objectNotFound, type Caller, type InputOf } from '@landport/http';
import { Clock, Ids, type TraceContext, type Tx } from '@landport/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Act } from '../domain/act';
import type { GatePass, GateSite, Weighing } from '../domain/ledger/gate-pass';
import { OperatorOnly } from '../domain/ledger/ledger-errors';
import { DeclarationRepository } from '../persistence/declaration.repository';
import { GuaranteeRepository } from '../persistence/guarantee.repository';
import { LedgerChanges, LedgerRepository } from '../persistence/ledger.repository';
import { ReferenceData } from '../reference-data/reference-data';

type Report = InputOf<typeof reportGateEvent>['body'];

interface Outcome {
  readonly id: string;
  readonly outcome: 'passed' | 'atGate' | 'held';
  readonly occurredAt: string;
  readonly pass: GatePass;
}

interface PassPlace {
  readonly ledger_id: string;
  readonly list_id: string;
  readonly operator_id: string;
  readonly filing_id: string | null;
}

/** The gate [卡口] reports a vehicle: what passed is deducted, and a declaration whose goods are out is closed. */
@Injectable()
export class ReportGateEventHandler {
  constructor(
    @Inject(DeclarationRepository) private readonly declarations: DeclarationRepository,
    @Inject(LedgerRepository) private readonly ledgers: LedgerRepository,
    @Inject(GuaranteeRepository) private readonly guarantees: GuaranteeRepository,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  async report(
    tx: Tx,
    passId: string,
    report: Report,
    caller: Caller,
    trace: TraceContext,
  ): Promise<Outcome> {
    const act: Act = { by: caller.subject, at: this.clock.now().toISOString(), newId: () => this.ids.next() };
    const place = await this.placeOf(tx, passId, caller);
    const site = (await this.reference.on(act.at.slice(0, 10))).siteOf(place.operator_id);
    if (site === undefined) throw new OperatorOnly('report at its gate');
    const filings = place.filing_id === null ? [] : [place.filing_id];
    const declaration = [...(await this.declarations.lock(tx, filings)).values()][0];
    const { pass, outcome, isListThrough } = await this.goThrough(
      tx,
      passId,
      place,
      report,
      site,
      act,
      trace,
    );
    if (declaration !== undefined && isListThrough) {
      declaration.exit(passId, act.by, act.at);
      await this.guarantees.release(tx, [declaration.state], act.at);
      await this.declarations.save(tx, [{ declaration, trace }]);
    }
    const id = act.newId();
    await tx.query(
      `INSERT INTO gate_event (gate_event_id, gate_pass_id, vehicle, weighing, outcome, reported_by, occurred_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, passId, report.vehicle, JSON.stringify(report.weights ?? null), outcome, act.by, act.at],
    );
    return { id, outcome, occurredAt: act.at, pass };
  }

  private async goThrough(
    tx: Tx,
    passId: string,
    place: PassPlace,
    { vehicle, weights }: Report,
    site: GateSite,
    act: Act,
    trace: TraceContext,
  ) {
    const ledger = await this.ledgers.lock(tx, place.ledger_id);
    const list = await this.ledgers.getList(tx, place.list_id);
    const pass = (await this.ledgers.passesOf(tx, place.list_id)).find(({ state }) => state.id === passId);
    if (ledger === undefined || pass === undefined) throw new Error(`gate pass ${passId} is gone`);
    const weighing = weights === undefined ? null : weighingOf(weights);
    const outcome = ledger.reportGate(list, pass, { vehicle, weighing, site }, act);
    const changes = new LedgerChanges();
    changes.add(ledger, list, [pass], trace);
    await this.ledgers.save(tx, changes);
    return { pass, outcome, isListThrough: list.state.status === 'deducted' };
  }

  /** @throws OperatorOnly when another party of the ledger reports */
  private async placeOf(tx: Tx, passId: string, { organisationId }: Caller): Promise<PassPlace> {
    const [place] = await tx.query<PassPlace>(
      `SELECT p.ledger_id, p.list_id, l.operator_id, i.filing_id
         FROM gate_pass p JOIN ledger l USING (ledger_id) JOIN inventory_list i USING (list_id)
        WHERE p.gate_pass_id = $1 AND $2 IN (l.operator_id, l.enterprise_id, l.office_id)`,
      [passId, organisationId],
    );
    if (place === undefined) throw objectNotFound('gate pass', passId);
    if (place.operator_id !== organisationId) throw new OperatorOnly('report at its gate');
    return place;
  }
}

const weighingOf = (weights: NonNullable<Report['weights']>): Weighing => ({
  weighbridge: new Decimal(weights.weighbridge),
  vehicle: new Decimal(weights.vehicle),
  frame: new Decimal(weights.frame),
  container: new Decimal(weights.container),
});
