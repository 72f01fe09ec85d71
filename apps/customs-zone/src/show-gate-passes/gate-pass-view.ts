import type { GatePassView } from '@landport/contracts';
import type { z } from 'zod';
import type { GatePass } from '../domain/ledger/gate-pass';

export function gatePassView({ state }: GatePass): z.output<typeof GatePassView> {
  const { id, passNo, ledgerId, listId, type, direction, status, vehicle, issuedAt, passedAt, version } =
    state;
  return { id, passNo, ledgerId, listId, type, direction, status, vehicle, issuedAt, passedAt, version };
}
