/** Where something is not as it was written, and what about it. */
export interface EvidenceFault {
  readonly place: string;
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface EvidenceReport {
  readonly whole: boolean;
  readonly filing: { readonly id: string; readonly reference: string } | null;
  readonly versions: readonly {
    readonly version: number;
    readonly lodgedAt: string;
    readonly sha256: string;
  }[];
  readonly entries: number;
  readonly erasedEntries: readonly number[];
  readonly erasedVersions: readonly number[];
  readonly tree: {
    readonly number: number;
    readonly gatheredAt: string;
    readonly root: string;
    readonly leaves: number;
  } | null;
  readonly madeAt: string | null;
  /** First entry that no signed tree holds yet. */
  readonly newerThanTree: number | null;
  readonly trust: 'keys in the file' | 'own keys';
  readonly faults: readonly EvidenceFault[];
}

declare const pinned: unique symbol;
/** Public keys by their id. */
export type PinnedKeys = ReadonlyMap<string, object> & { readonly [pinned]?: never };

export class Unsound extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
}
export const CODES: readonly string[];
export function inWords(fault: EvidenceFault | Unsound, language: string): string;
export function readPinnedKeys(text: string): PinnedKeys;
export function readOwnJws(text: string): string;
export function verifyReceipt(
  own: string,
  keys: PinnedKeys,
  content?: Uint8Array,
): { readonly says: Readonly<Record<string, unknown>> | null; readonly faults: readonly EvidenceFault[] };
export function verifyEvidence(
  source: string,
  options?: {
    readonly keys?: PinnedKeys | undefined;
    readonly receipt?: string | undefined;
    readonly trees?: string | undefined;
  },
): EvidenceReport;
