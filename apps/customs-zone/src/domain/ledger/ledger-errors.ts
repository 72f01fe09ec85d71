import { DomainError, type Quantity } from '@landport/domain';

/** More is to leave a bucket than lies in it. */
export class InsufficientBalance extends DomainError {
  readonly code = 'zone/insufficient-balance';
  readonly kind = 'conflict';
  override readonly remedy =
    'Take out no more than the balance that is available, or take more goods in first.';
  constructor(ledgerNo: string, itemNo: number, asked: Quantity, available: Quantity) {
    super(`Item ${itemNo} of ledger ${ledgerNo} has ${available} available, ${asked} was asked for.`, {
      ledgerNo,
      itemNo,
      asked: asked.toJSON(),
      available: available.toJSON(),
    });
  }
}

export class UnknownItem extends DomainError {
  readonly code = 'zone/unknown-item';
  readonly kind = 'invalid';
  override readonly remedy = 'Cite an item number of the ledger.';
  constructor(ledgerNo: string, itemNo: number) {
    super(`Ledger ${ledgerNo} has no item ${itemNo}.`, { ledgerNo, itemNo });
  }
}

export class WrongUnit extends DomainError {
  readonly code = 'zone/wrong-unit';
  readonly kind = 'invalid';
  override readonly remedy = "State the quantity in the item's own unit.";
  constructor(ledgerNo: string, itemNo: number, stated: string, kept: string) {
    super(`Item ${itemNo} of ledger ${ledgerNo} is kept in ${kept}, not in ${stated}.`, {
      ledgerNo,
      itemNo,
      stated,
      kept,
    });
  }
}

/** Ledger or item is paused, cancelled or not yet in force for that direction. */
export class MovementStopped extends DomainError {
  readonly code = 'zone/movement-stopped';
  readonly kind = 'conflict';
  constructor(ledgerNo: string, what: string, mark: string) {
    super(`${what} of ledger ${ledgerNo} is ${mark}: it takes no such movement.`, { ledgerNo, what, mark });
  }
}

/** What only who runs the zone may do. */
export class OperatorOnly extends DomainError {
  readonly code = 'zone/operator-only';
  readonly kind = 'forbidden';
  override readonly remedy = 'Ask the operator of the zone to do it.';
  constructor(what: string) {
    super(`Only the zone's operator may ${what}.`, { what });
  }
}

export class ListOfDeclaration extends DomainError {
  readonly code = 'zone/list-of-declaration';
  readonly kind = 'conflict';
  override readonly remedy = 'Ask the customs office to take the release back.';
  constructor(listNo: string, filingId: string) {
    super(`List ${listNo} was made by the release of declaration ${filingId}.`, { listNo, filingId });
  }
}
