import { Decimal, Quantity } from '@landport/domain';
import { isInside, type Bucket } from './buckets';
import { InsufficientBalance } from './ledger-errors';

/** A quantity that goes from one bucket to another: both sides of the entry at once, so that it sums to zero. */
export interface Transfer {
  readonly itemNo: number;
  readonly unit: string;
  /** What the goods came in as; `''` where a ledger is not kept by lot. */
  readonly lot: string;
  readonly from: Bucket;
  readonly to: Bucket;
  readonly quantity: Decimal;
}

export interface Account extends Pick<Transfer, 'itemNo' | 'unit' | 'lot'> {
  readonly bucket: Bucket;
  readonly balance: Decimal;
  /** Number of the entry that opened it: the order in which lots are used up. */
  readonly openedBy: number;
}

export interface LotShare {
  readonly lot: string;
  readonly quantity: Decimal;
}

const keyOf = (itemNo: number, unit: string, lot: string, bucket: Bucket): string =>
  JSON.stringify([itemNo, unit, lot, bucket]);

/** The accounts of one ledger, by item, unit, lot and bucket. Loaded and stored under the ledger's row lock. */
export class Stock {
  private readonly accounts = new Map<string, Account>();
  private readonly changed = new Set<string>();

  constructor(
    private readonly ledgerNo: string,
    accounts: readonly Account[] = [],
  ) {
    for (const account of accounts) {
      this.accounts.set(keyOf(account.itemNo, account.unit, account.lot, account.bucket), account);
    }
  }

  /**
   * Moves all of it or nothing.
   * @throws InsufficientBalance when a bucket inside would go below zero
   */
  move(transfers: readonly Transfer[], entryNo: number): void {
    const next = new Map<string, Account>();
    const shift = (transfer: Transfer, bucket: Bucket, amount: Decimal): Account => {
      const { itemNo, unit, lot } = transfer;
      const key = keyOf(itemNo, unit, lot, bucket);
      const account = next.get(key) ?? this.accounts.get(key);
      const balance = (account?.balance ?? new Decimal(0)).plus(amount);
      const shifted = { itemNo, unit, lot, bucket, balance, openedBy: account?.openedBy ?? entryNo };
      next.set(key, shifted);
      return shifted;
    };
    for (const transfer of transfers) {
      shift(transfer, transfer.to, transfer.quantity);
      const left = shift(transfer, transfer.from, transfer.quantity.negated());
      if (isInside(transfer.from) && left.balance.isNegative()) {
        const { itemNo, unit, quantity } = transfer;
        const had = Quantity.of(left.balance.plus(quantity), unit);
        throw new InsufficientBalance(this.ledgerNo, itemNo, Quantity.of(quantity, unit), had);
      }
    }
    for (const [key, account] of next) {
      this.accounts.set(key, account);
      this.changed.add(key);
    }
  }

  /**
   * Shares a quantity out over the lots of a bucket, oldest first.
   * @throws InsufficientBalance when all lots together hold less
   */
  allocate(itemNo: number, asked: Quantity, bucket: Bucket): LotShare[] {
    const lots = [...this.accounts.values()]
      .filter((a) => a.itemNo === itemNo && a.unit === asked.unit && a.bucket === bucket)
      .filter((a) => a.balance.greaterThan(0))
      .sort((one, other) => one.openedBy - other.openedBy);
    const shares: LotShare[] = [];
    let left = asked.value;
    for (const { lot, balance } of lots) {
      if (left.lessThanOrEqualTo(0)) break;
      const quantity = Decimal.min(left, balance);
      shares.push({ lot, quantity });
      left = left.minus(quantity);
    }
    if (left.greaterThan(0)) {
      throw new InsufficientBalance(this.ledgerNo, itemNo, asked, this.held(itemNo, asked.unit, bucket));
    }
    return shares;
  }

  /** What lies in a bucket, all lots together. */
  held(itemNo: number, unit: string, bucket: Bucket): Quantity {
    let sum = new Decimal(0);
    for (const account of this.accounts.values()) {
      if (account.itemNo !== itemNo || account.unit !== unit || account.bucket !== bucket) continue;
      sum = sum.plus(account.balance);
    }
    return Quantity.of(sum, unit);
  }

  all(): readonly Account[] {
    return [...this.accounts.values()];
  }

  /** Accounts moved since the last call. */
  takeChanged(): readonly Account[] {
    const taken = [...this.changed].flatMap((key) => this.accounts.get(key) ?? []);
    this.changed.clear();
    return taken;
  }
}
