import { DomainError } from '@landport/domain';

export class NotTheCarrier extends DomainError {
  readonly code = 'air/not-the-carrier';
  readonly kind = 'forbidden';
  override readonly remedy = 'Let the carrier whose prefix the number bears, or who lodged it, send the FWB.';
  constructor(awb: string) {
    super(`Waybill ${awb} is another carrier's.`, { awb });
  }
}

export class WaybillInCarriage extends DomainError {
  readonly code = 'air/waybill-in-carriage';
  readonly kind = 'conflict';
  override readonly remedy =
    'Send the FWB with route, pieces and weight as lodged; report differences of quantity by FSU/DIS.';
  constructor(awb: string, changed: readonly string[]) {
    super(`Goods of ${awb} have moved; ${changed.join(', ')} can no longer change.`, { awb, changed });
  }
}
