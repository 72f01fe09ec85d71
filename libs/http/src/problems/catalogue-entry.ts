import type { Text } from '@landport/contracts';

/** What a reader is told about one problem code, in both languages of the house. */
export interface CatalogueEntry {
  readonly title: Text;
  /** How the caller mends it. */
  readonly remedy: Text;
  /**
   * Detail in Chinese for a refusal whose own message is English. `{name}` stands for the refusal's
   * detail of that name.
   */
  readonly detailZh?: string;
}

export type Catalogue = Readonly<Record<`${string}/${string}`, CatalogueEntry>>;

export const entry = (en: string, zh: string, remedyEn: string, remedyZh: string): CatalogueEntry => ({
  title: { en, zh },
  remedy: { en: remedyEn, zh: remedyZh },
});
