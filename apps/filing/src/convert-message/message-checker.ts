import { Inject, Injectable } from '@nestjs/common';
import type { Fault } from '@landport/kinds';
import { Clock } from '@landport/platform';
import { checkMessage } from '../formats/ncts/check-message';
import { actOfDeclaration } from '../formats/wco-xml/declaration-act';
import { kindOfDeclaration, UnknownDeclarationType } from '../formats/wco-xml/kind-of-declaration';
import type { XmlStandard } from '../formats/xml/read-xml';
import type { Model } from '../formats/xml/xml-walk';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';

/** What is wrong with a message by itself, whether or not it could be lodged. */
@Injectable()
export class MessageChecker {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A message of NCTS by the table of its standard; a declaration by its kind, an amendment with what it amends only. */
  faultsOf(payload: Readonly<Model>, standard: XmlStandard, organisationId: string): readonly Fault[] {
    if (standard === 'ncts') return checkMessage(payload).faults;
    const kind = actOfDeclaration(payload) ? undefined : kindNamed(payload);
    if (kind === undefined) return [];
    const on = this.days.of(this.clock.now());
    return this.kinds.current.inForce(kind, on).validate(payload, { on, organisationId }).faults;
  }
}

function kindNamed(payload: Readonly<Model>): string | undefined {
  try {
    return kindOfDeclaration(payload);
  } catch (error) {
    if (error instanceof UnknownDeclarationType) return undefined;
    throw error;
  }
}
