import type { DataOf, FilingLodged } from '@landport/contracts';
import type { ReceivedEvent } from '@landport/messaging';
import type { TraceContext } from '@landport/platform';
import type { DeclaredGoods } from '../domain/declaration/declared-goods';
import { readDeclaration } from '../domain/declaration/read-declaration';
import type { PayloadSource } from './payload-source';

export type LodgedEvent = ReceivedEvent<DataOf<typeof FilingLodged>>;

export interface LodgedDeclaration {
  readonly filing: DataOf<typeof FilingLodged>;
  readonly goods: DeclaredGoods;
  readonly trace: TraceContext;
}

/** Kinds of filing whose goods come under customs control here. */
const CUSTOMS_KINDS: ReadonlySet<string> = new Set(['import-declaration']);

export const isForCustoms = ({ data }: LodgedEvent): boolean => CUSTOMS_KINDS.has(data.kind);

/** @throws EventRefused when the payload did not travel with the event and cannot be had from where it is */
export async function lodgedOf(event: LodgedEvent, payloads: PayloadSource): Promise<LodgedDeclaration> {
  const { data: filing, traceparent, correlationId } = event;
  const payload = filing.payload ?? (await payloads.get(filing.dataref ?? ''));
  return { filing, goods: readDeclaration(payload), trace: { traceparent, correlationId } };
}

/** Rounds in each of which a filing stands once, its versions in their order. */
export function roundsOf(lodged: readonly LodgedDeclaration[]): LodgedDeclaration[][] {
  const rounds: LodgedDeclaration[][] = [];
  const seen = new Map<string, number>();
  for (const each of lodged) {
    const round = seen.get(each.filing.filingId) ?? 0;
    seen.set(each.filing.filingId, round + 1);
    (rounds[round] ??= []).push(each);
  }
  return rounds;
}
