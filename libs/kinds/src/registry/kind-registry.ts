import { DomainError } from '@landport/domain';
import type { CompiledKind } from '../engine/compiled-kind';
import { nearestName } from './nearest-name';

export class UnknownKind extends DomainError {
  readonly code = 'filing/unknown-kind';
  readonly kind = 'notFound';
  override readonly remedy: string;
  constructor(name: string, nearest: string | undefined) {
    const shown = name.slice(0, 64);
    super(`There is no filing kind ${JSON.stringify(shown)}.`, { kind: shown, nearest });
    this.remedy = nearest ? `Did you mean ${nearest}?` : 'GET /v1/kinds lists the kinds there are.';
  }
}

export class KindNotInForce extends DomainError {
  readonly code = 'filing/kind-not-in-force';
  readonly kind = 'notFound';
  override readonly remedy = 'Choose a day on which one of its versions is in force.';
  constructor(name: string, on: string, versions: readonly string[]) {
    super(`No version of ${name} is in force on ${on}.`, { kind: name, on, versions });
  }
}

/** The kinds a process serves, each in all its dated versions. Replaced whole when one is published. */
export class KindRegistry {
  /** Newest version first. */
  private readonly versions = new Map<string, CompiledKind[]>();

  constructor(kinds: Iterable<CompiledKind>) {
    for (const kind of kinds) {
      const others = this.versions.get(kind.name) ?? [];
      if (others.some(({ validFrom }) => validFrom === kind.validFrom)) {
        throw new Error(`${kind.name} has two versions from ${kind.validFrom}`);
      }
      this.versions.set(
        kind.name,
        [...others, kind].sort((a, b) => b.validFrom.localeCompare(a.validFrom)),
      );
    }
  }

  names(): string[] {
    return [...this.versions.keys()].sort();
  }

  /** @throws UnknownKind naming the nearest */
  versionsOf(name: string): readonly CompiledKind[] {
    const versions = this.versions.get(name);
    if (!versions) throw new UnknownKind(name, nearestName(name, this.versions.keys()));
    return versions;
  }

  /** The version that a filing keeps; nothing for one that can run no more. */
  findVersion(name: string, validFrom: string): CompiledKind | undefined {
    return this.versions.get(name)?.find((version) => version.validFrom === validFrom);
  }

  /**
   * The version whose rules hold on a day.
   * @param on  `2026-03-01`
   * @throws UnknownKind, KindNotInForce
   */
  inForce(name: string, on: string): CompiledKind {
    const versions = this.versionsOf(name);
    const newest = versions.find(({ validFrom }) => validFrom <= on);
    if (!newest || (newest.validTo !== undefined && newest.validTo < on)) {
      throw new KindNotInForce(
        name,
        on,
        versions.map(({ validFrom }) => validFrom),
      );
    }
    return newest;
  }
}
