import { DomainError } from '@landport/domain';

export class KindProposalNotFound extends DomainError {
  readonly code = 'kind/proposal-not-found';
  readonly kind = 'notFound';
  constructor() {
    super('There is no such proposal.');
  }
}

export class NotYoursToPropose extends DomainError {
  readonly code = 'kind/not-yours-to-propose';
  readonly kind = 'forbidden';
  constructor(name: string, bodies: readonly string[]) {
    const who = bodies.length > 0 ? `officers of ${bodies.join(', ')}` : 'an operator';
    super(`Versions of ${name} are proposed by ${who}.`, { kind: name, bodies: bodies.join(', ') });
  }
}

export class SecondPersonNeeded extends DomainError {
  readonly code = 'kind/second-person';
  readonly kind = 'forbidden';
  constructor() {
    super('Whoever proposed the version cannot consent to it.');
  }
}

export class ProposalClosed extends DomainError {
  readonly code = 'kind/proposal-closed';
  readonly kind = 'conflict';
  constructor(state: string) {
    super(`The proposal is ${state}.`, { state });
  }
}

export class DayTaken extends DomainError {
  readonly code = 'kind/day-taken';
  readonly kind = 'conflict';
  constructor(name: string, validFrom: string) {
    super(`A version of ${name} from ${validFrom} is published or proposed.`, {
      pointer: '/header/validFrom',
      value: validFrom,
      kind: name,
    });
  }
}

export class DayPassed extends DomainError {
  readonly code = 'kind/day-passed';
  readonly kind = 'invalid';
  constructor(validFrom: string, today: string) {
    super(`${validFrom} is before today, ${today}.`, {
      pointer: '/header/validFrom',
      value: validFrom,
      today,
    });
  }
}

export class AnotherKind extends DomainError {
  readonly code = 'kind/another-kind';
  readonly kind = 'invalid';
  constructor(name: string, inPath: string) {
    super(`The package is of ${name}, and the path names ${inPath}.`, {
      pointer: '/header/kind',
      value: name,
      inPath,
    });
  }
}

export class ReplayFirst extends DomainError {
  readonly code = 'kind/replay-first';
  readonly kind = 'conflict';
  constructor() {
    super('Recorded filings have not been replayed under the version to the end.');
  }
}

export class ReplayUnderWay extends DomainError {
  readonly code = 'kind/replay-under-way';
  readonly kind = 'conflict';
  constructor() {
    super('A replay of this proposal is under way.');
  }
}
