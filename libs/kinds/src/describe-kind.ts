import type { Text } from '@landport/contracts';
import type { CompiledKind } from './engine/compiled-kind';
import type { KindHeader } from './package/kind-package';
import type { KindParameter, KindRule } from './package/kind-rule';

export interface RuleInWords {
  readonly code: string;
  readonly says: Text;
  readonly outcome: KindRule['outcome'];
  readonly legalBasis?: string;
}

/** All that someone who prepares a filing wants to know of a kind, as `GET /v1/kinds/{kind}` tells it. */
export interface KindDescription extends KindHeader {
  readonly versions: readonly string[];
  readonly schema: Readonly<Record<string, unknown>>;
  readonly rules: readonly RuleInWords[];
  readonly parameters: readonly KindParameter[];
  /** Payloads that pass, each on its day: dates within it may be too old for today. */
  readonly examples: readonly { readonly title: string; readonly on: string; readonly payload: unknown }[];
}

/** @param versions  days from which the kind's versions hold */
export function describeKind({ source }: CompiledKind, versions: readonly string[]): KindDescription {
  return {
    ...source.header,
    versions,
    schema: source.schema,
    rules: source.rules.map(inWords),
    parameters: source.parameters,
    examples: source.examples.pass.map(({ title, on, payload }) => ({ title, on, payload })),
  };
}

function inWords({ code, says, outcome, legalBasis }: KindRule): RuleInWords {
  return { code, says, outcome, ...(legalBasis === undefined ? {} : { legalBasis }) };
}
