import type { Text } from '@landport/contracts';

/** What is told across threads of a workbook that is not taken. */
export interface SheetRefusal {
  readonly code: `batch/${string}`;
  readonly message: Text;
  readonly place: { readonly sourcePath?: string; readonly line?: number };
}

/** A workbook is not taken. Made in the thread that unpacks it, which loads as little as it can. */
export class SheetRefused extends Error {
  constructor(readonly refusal: SheetRefusal) {
    super(refusal.message.en);
    this.name = 'SheetRefused';
  }
}

export const refusedFor = (
  code: SheetRefusal['code'],
  message: Text,
  place: SheetRefusal['place'] = {},
): SheetRefused => new SheetRefused({ code, message, place });

export const damaged = (part: string): SheetRefused =>
  refusedFor(
    'batch/file-unreadable',
    { en: `The workbook is damaged: ${part} cannot be read.`, zh: `工作簿已损坏:无法读取 ${part}。` },
    { sourcePath: part },
  );
