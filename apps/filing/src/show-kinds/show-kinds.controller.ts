import { Controller, Inject } from '@nestjs/common';
import { listKinds, showKind, showKindVersion } from '@landport/contracts';
import { Input, Route, type InputOf } from '@landport/http';
import { describeKind, type KindDescription } from '@landport/kinds';
import { Clock } from '@landport/platform';
import type { z } from 'zod';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';

type KindSummary = z.input<(typeof showKind)['answers'][200]['shape']>;

const hrefOf = (kind: string, day: string): string => `/v1/kinds/${kind}/versions/${day}`;

@Controller()
export class ShowKindsController {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Route(listKinds)
  list(): { items: KindSummary[] } {
    return { items: this.kinds.current.names().map((name) => this.summaryOf(name)) };
  }

  @Route(showKind)
  show(@Input() { params }: InputOf<typeof showKind>): KindSummary {
    return this.summaryOf(params.kind);
  }

  @Route(showKindVersion)
  version(@Input() { params }: InputOf<typeof showKindVersion>): KindDescription & { validFrom: string } {
    const registry = this.kinds.current;
    const versions = registry.versionsOf(params.kind).map(({ validFrom }) => validFrom);
    return describeKind(registry.inForce(params.kind, params.date), versions);
  }

  private summaryOf(name: string): KindSummary {
    const versions = this.kinds.current.versionsOf(name);
    const { title, summary } = versions[0]!.source.header;
    return {
      kind: name,
      title,
      summary,
      versions: versions.map(({ validFrom, validTo }) => ({
        validFrom,
        ...(validTo === undefined ? {} : { validTo }),
        href: hrefOf(name, validFrom),
      })),
      links: {
        self: { href: `/v1/kinds/${name}` },
        inForce: { href: hrefOf(name, this.days.of(this.clock.now())) },
      },
    };
  }
}
