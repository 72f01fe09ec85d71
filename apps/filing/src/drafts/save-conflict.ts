import type { DraftContent } from '@landport/contracts';
import { Problem } from '@landport/http';
import { changesBetween, type FieldChange } from '../domain/field-changes';
import { valueAt } from '../domain/pointer';
import type { DraftRow, RevisionRow } from './draft-row';

const MOST_SHOWN = 200;

/**
 * The refusal of a save that was meant for an earlier version, with what is needed to settle it: who saved when, and
 * of each field what stands there now and what was sent, beside what both began with where that is still kept.
 */
export function saveConflict(
  stale: Problem,
  theirs: DraftRow,
  mine: DraftContent,
  base: RevisionRow | undefined,
): Problem {
  const changes = changesBetween(theirs.content, mine);
  return new Problem({
    ...stale.options,
    detail: {
      en: `${theirs.saved_by.id} saved version ${theirs.version} of the draft meanwhile; nothing of this was stored.`,
      zh: `${theirs.saved_by.id} 已先行保存草稿第 ${theirs.version} 版;本次内容未保存。`,
    },
    extensions: {
      ...stale.options.extensions,
      changedBy: theirs.saved_by,
      changedAt: theirs.saved_at.toISOString(),
      differences: changes.slice(0, MOST_SHOWN).map((change) => difference(change, base)),
      differenceCount: changes.length,
    },
  });
}

function difference({ pointer, wasPointer, was, is }: FieldChange, base: RevisionRow | undefined): object {
  const before = base && valueAt(base.content, pointer);
  return {
    pointer,
    ...(wasPointer !== undefined && { theirPointer: wasPointer }),
    ...(before !== undefined && { before }),
    ...(was !== undefined && { theirs: was }),
    ...(is !== undefined && { mine: is }),
  };
}
