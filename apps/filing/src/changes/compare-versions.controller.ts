import { Controller, Inject } from '@nestjs/common';
import { compareVersions, type FieldChange, type VersionChanges } from '@landport/contracts';
import { Caller, Input, Route, type InputOf } from '@landport/http';
import { changesBetween } from '../domain/field-changes';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { VisibleFilings } from '../show-filing/visible-filings';
import { FieldTitles } from './field-titles';
import { VersionContents } from './version-contents';

const MOST_SHOWN = 1_000;

/** What an amendment changed, for whoever may see the filing. */
@Controller()
export class CompareVersionsController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(VersionContents) private readonly contents: VersionContents,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  @Route(compareVersions)
  async compare(
    @Input() { params: { id }, query }: InputOf<typeof compareVersions>,
    @Caller() caller: Caller,
  ): Promise<VersionChanges> {
    const filing = await this.filings.get(id, caller);
    const { to = filing.version } = query;
    const { from = Math.max(1, to - 1) } = query;
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
