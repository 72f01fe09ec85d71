import type { TableLine } from '../table/table';
import type { SheetRefusal } from './sheet-refused';

/** What the thread that unpacks a workbook answers, one of these for each question. */
export type SheetTold =
  | { readonly sheet: string }
  | { readonly lines: readonly TableLine[] }
  | { readonly refusal: SheetRefusal }
  | { readonly isEnd: true };
