import { DECIMAL_PATTERN } from '@landport/domain';
import type { Grant } from '../package/kind-grants';
import { pointerSteps, valueAt } from './pointer';

/** What the approval of one filing gives, as its kind and its payload say. */
export interface GrantTerms {
  readonly prefix: string;
  /** Where the payload names another holder than the filer. */
  readonly holder?: string;
  readonly validFor?: Readonly<NonNullable<Grant['validFor']>>;
  /** Last day that the payload names, `2026-12-31`. */
  readonly validTo?: string;
  readonly quantity?: { readonly value: string; readonly unit: string };
  /** Filings that may cite it. */
  readonly mostUses?: number;
  readonly forAnyone: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function grantTerms(grant: Grant, payload: unknown): GrantTerms {
  const { prefix, validFor, forAnyone } = grant;
  const textAt = (pointer: string | undefined): string | undefined => {
    const value = pointer === undefined ? undefined : valueAt(payload, pointerSteps(pointer));
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const holder = textAt(grant.holderPointer);
  const validTo = textAt(grant.validToPointer);
  const value = textAt(grant.quantity?.value);
  const unit = textAt(grant.quantity?.unit);
  const mostUses = grant.mostUses.find(({ when }) =>
    Object.entries(when).every(([pointer, wanted]) => textAt(pointer) === wanted),
  )?.uses;
  return {
    prefix,
    forAnyone,
    ...(holder !== undefined && { holder }),
    ...(mostUses !== undefined && { mostUses }),
    ...(validFor !== undefined && { validFor }),
    ...(validTo !== undefined && DAY.test(validTo) && { validTo }),
    ...(value !== undefined &&
      unit !== undefined &&
      DECIMAL_PATTERN.test(value) && { quantity: { value, unit } }),
  };
}
