import { Inject, Injectable } from '@nestjs/common';
import type { FieldChange, VersionChanges } from '@landport/contracts';
import { changesBetween } from './field-changes';
import { KindCatalogue } from '../kinds/kind-catalogue';
import type { FilingViewRow } from '../show-filing/filing-view';
import { FieldTitles } from './field-titles';
import { VersionContents } from './version-contents';

const MOST_SHOWN = 1_000;

interface Versions {
  /** The one before `to` when left out. */
  readonly from?: number | undefined;
  /** The newest when left out. */
  readonly to?: number | undefined;
}

/** What one version of a filing says otherwise than another, field by field in the words of its kind. */
@Injectable()
export class VersionComparison {
  constructor(
    @Inject(VersionContents) private readonly contents: VersionContents,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  async of(
    filing: Pick<FilingViewRow, 'id' | 'version' | 'kind' | 'kind_valid_from'>,
    { to = filing.version, from = Math.max(1, to - 1) }: Versions,
  ): Promise<VersionChanges> {
    const { id } = filing;
    const [was, is] = [await this.contents.get(id, from), await this.contents.get(id, to)];
    const titles = this.titlesOf(filing.kind, filing.kind_valid_from);
    const changes = changesBetween(
      { payload: was.payload, documents: was.documents },
      { payload: is.payload, documents: is.documents },
    );
    const shown = changes.slice(0, MOST_SHOWN).map((each): FieldChange => {
      const title = titles?.of(each.pointer.replace(/^\/payload/, ''));
      return { ...each, ...(title === undefined ? {} : { title }) };
    });
    return { id, from, to, changes: shown, changeCount: changes.length };
  }

  private titlesOf(name: string, validFrom: string): FieldTitles | undefined {
    const kind = this.kinds.current.versionsOf(name).find((each) => each.validFrom === validFrom);
    return kind && new FieldTitles(kind.source.schema);
  }
}
