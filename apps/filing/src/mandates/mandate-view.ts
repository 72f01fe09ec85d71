import type { MandateView } from '@landport/contracts';
import { whyNotInForce, type MandateRecord } from '../domain/mandate';

/** @param on  today at the office */
export const viewOfMandate = (mandate: Readonly<MandateRecord>, on: string): MandateView => {
  const { id, principal, broker, kinds, representation, from, to, state, history } = mandate;
  const href = `/v1/mandates/${id}`;
  return {
    id,
    principal,
    broker,
    ...(kinds !== null && { kinds: [...kinds] }),
    representation,
    from,
    ...(to !== null && { to }),
    state,
    inForce: whyNotInForce(mandate, on) === undefined,
    history: history.map((entry) => ({ ...entry, by: { ...entry.by } })),
    links: {
      self: { href },
      ...(state === 'offered' && { acceptance: { href: `${href}/acceptance` } }),
      ...(state !== 'ended' && { end: { href: `${href}/end` } }),
    },
  };
};
