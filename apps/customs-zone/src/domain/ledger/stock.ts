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

/** A line of a document that wants a quantity of an item. */
export interface Asked {
  readonly lineNo: number;
  readonly itemNo: number;
  readonly quantity: Quantity;
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
   * Shares quantities out over the lots of a bucket, oldest first; what one line takes is gone for the next.
   * @returns shares by line number
   * @throws InsufficientBalance when all lots together hold less
   */
  allocate(lines: readonly Asked[], bucket: Bucket): Map<number, LotShare[]> {
    const taken = new Map<Account, Decimal>();
    const leftOf = (account: Account): Decimal => account.balance.minus(taken.get(account) ?? 0);
    const sharesOf = ({ itemNo, quantity: asked }: Asked): LotShare[] => {
      const lots = this.lotsOf(itemNo, asked.unit, bucket).filter((lot) => leftOf(lot).greaterThan(0));
      const available = lots.reduce((sum, lot) => sum.plus(leftOf(lot)), new Decimal(0));
      if (asked.value.greaterThan(available)) {
        throw new InsufficientBalance(this.ledgerNo, itemNo, asked, Quantity.of(available, asked.unit));
      }
      const shares: LotShare[] = [];
      let left = asked.value;
      for (const lot of lots) {
        if (left.isZero()) break;
        const quantity = Decimal.min(left, leftOf(lot));
        taken.set(lot, (taken.get(lot) ?? new Decimal(0)).plus(quantity));
        shares.push({ lot: lot.lot, quantity });
        left = left.minus(quantity);
      }
      return shares;
    };
    return new Map(lines.map((line) => [line.lineNo, sharesOf(line)]));
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

  private lotsOf(itemNo: number, unit: string, bucket: Bucket): Account[] {
    return this.all()
      .filter((each) => each.itemNo === itemNo && each.unit === unit && each.bucket === bucket)
      .sort((one, other) => one.openedBy - other.openedBy);
  }
}
