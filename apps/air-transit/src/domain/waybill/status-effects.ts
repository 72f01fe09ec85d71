import type { LotStatus } from '@landport/contracts';
import type { StatusCode } from '../cargo-imp/fsu/fsu';

/** Marks on a lot that move nothing: before carriage, and after arrival. In the order in which they come. */
export const MILESTONES = ['booked', 'onHand', 'readyForCarriage', 'notified', 'cleared'] as const;
export type Milestone = (typeof MILESTONES)[number];

export type Effect =
  | { readonly kind: 'move'; readonly to: LotStatus }
  | { readonly kind: 'milestone'; readonly milestone: Milestone; readonly of: 'departure' | 'arrival' }
  | { readonly kind: 'record' };

const RECORD: Effect = { kind: 'record' };
const move = (to: LotStatus): Effect => ({ kind: 'move', to });
const before = (milestone: Milestone): Effect => ({ kind: 'milestone', milestone, of: 'departure' });
const after = (milestone: Milestone): Effect => ({ kind: 'milestone', milestone, of: 'arrival' });

/** What each status does to the lots it covers. AWR and AWD are about papers, TGC and CRC about customs' own steps. */
const EFFECTS: Readonly<Record<Exclude<StatusCode, 'DIS'>, Effect>> = {
  BKD: before('booked'),
  FOH: before('onHand'),
  RCS: before('readyForCarriage'),
  PRE: move('manifested'),
  MAN: move('manifested'),
  DEP: move('departed'),
  ARR: move('landed'),
  RCF: move('received'),
  TRM: move('transferPlanned'),
  TFD: move('handedOver'),
  RCT: move('received'),
  NFD: after('notified'),
  CCD: after('cleared'),
  DLV: move('delivered'),
  DDL: move('delivered'),
  AWR: RECORD,
  AWD: RECORD,
  TGC: RECORD,
  CRC: RECORD,
};

const DISCREPANCIES: Readonly<Record<string, Effect>> = {
  MSCA: move('missing'),
  FDCA: move('found'),
  OFLD: move('offloaded'),
};

export const effectOf = (code: StatusCode, discrepancy: string | undefined): Effect =>
  code === 'DIS' ? (DISCREPANCIES[discrepancy ?? ''] ?? RECORD) : EFFECTS[code];
