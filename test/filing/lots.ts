import { aStep, COMMUNICATIONS } from './kind-under-test';

/** A notice that puts up a lot on the spot, and bids for it that one body looks at: kinds with nothing else to them. */
export const LOT_KINDS = {
  'lot-notice': {
    decision: [{ mode: 'onTheSpot', validFrom: '2026-01-01' }],
    steps: [],
    grants: { title: { en: 'Notice', zh: '公告' }, prefix: 'LOT', forAnyone: true },
  },
  'lot-bid': {
    decision: [{ mode: 'selection', validFrom: '2026-01-01' }],
    steps: [aStep('check-of-winner', [COMMUNICATIONS])],
    selection: {
      by: 'price',
      offer: '/offer',
      startPrice: '/start',
      step: '/step',
      deposit: '/deposit',
      depositPaid: '/paid',
      opensAt: '/opensAt',
      closesAt: '/closesAt',
      reservePrice: '/reserve',
      overTimeMinutes: 1,
    },
    cites: [{ kinds: ['lot-notice'], each: '', number: '/lot', required: true }],
  },
} as const;

/** Of a lot from 100 in steps of 5, open for a minute from now. */
export const aLot = () => ({
  start: '100.00',
  step: '5',
  deposit: '20',
  opensAt: '2026-01-01T00:00:00Z',
  closesAt: new Date(Date.now() + 60_000).toISOString(),
});

export const aBidFor = (lot: string, offer: string) => ({ lot, offer, paid: '20' });
