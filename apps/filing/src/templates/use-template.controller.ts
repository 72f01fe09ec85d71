import { Controller, Inject } from '@nestjs/common';
import { useTemplate } from '@landport/contracts';
import { Caller, etagOf, Idempotent, Input, invalid, Once, Route, type InputOf } from '@landport/http';
import { Clock, Ids } from '@landport/platform';
import { draftHref, viewOfDraft } from '../drafts/draft-row';
import { DraftRepository } from '../drafts/draft.repository';
import { actorOf } from '../mandates/acting';
import { filledIn, placeholdersIn, type Placeholder } from './placeholders';
import { TemplateRepository } from './template.repository';

@Controller()
export class UseTemplateController {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
    @Inject(TemplateRepository) private readonly templates: TemplateRepository,
    @Inject(DraftRepository) private readonly drafts: DraftRepository,
  ) {}

  @Route(useTemplate)
  use(
    @Input() { params, body: { reference, values } }: InputOf<typeof useTemplate>,
    @Caller() caller: Caller,
    @Idempotent() once: Once,
  ): Promise<string> {
    const { organisationId } = caller;
    return once.run(async (tx) => {
      const template = await this.templates.get(params.id, organisationId, tx);
      const by = actorOf(caller, template.kind);
      const placeholders = placeholdersIn(template.payload);
      checkNames(values, placeholders);
      const id = this.ids.next();
      const content = {
        title: template.name,
        kind: template.kind,
        ...(reference !== undefined && { reference }),
        payload: filledIn(template.payload, values),
      };
      const leftOut = placeholders
        .filter(({ name }) => !Object.hasOwn(values, name))
        .flatMap(({ pointers }) => pointers.map((pointer) => `/payload${pointer}`));
      await this.drafts.add(tx, { id, organisationId, content, leftOut }, by, this.clock.now());
      return {
        status: 201,
        headers: { location: draftHref(id), etag: etagOf(1) },
        body: viewOfDraft(await this.drafts.get(id, organisationId, tx)),
      };
    });
  }
}

/** @throws Problem 422 for a value that would go nowhere */
function checkNames(values: Readonly<Record<string, unknown>>, placeholders: readonly Placeholder[]): void {
  const names = placeholders.map(({ name }) => name);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  const known = names.join(', ') || '-';
  throw invalid(
    unknown.map((name) => ({
      code: 'template/unknown-placeholder',
      pointer: `/values/${name}`,
      value: values[name],
      message: {
        en: `The template has no placeholder ${name}.`,
        zh: `模板中没有占位符 ${name}。`,
      },
      remedy: { en: `Its placeholders are: ${known}.`, zh: `模板的占位符为:${known}。` },
    })),
  );
}
