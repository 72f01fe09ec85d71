import type { Text } from '@landport/contracts';
import type { FaultFound } from '@landport/http';
import type { Loss } from './conversion';

const REASONS: Readonly<Record<Loss, Text>> = {
  'no-place': {
    en: 'The other standard has no element for it, or only for a part of it.',
    zh: '目标标准没有对应数据元,或只能容纳其一部分。',
  },
  'not-in-xml': {
    en: 'XML of this standard cannot hold it: its name, its type or a character.',
    zh: '该标准的 XML 无法容纳其名称、类型或字符。',
  },
  envelope: {
    en: 'It belongs to the transport of this one message, not to the declaration.',
    zh: '属于本次报文的传输信封,不是申报内容。',
  },
  'not-in-table': {
    en: 'The table of goods items has no column for it.',
    zh: '商品项表格没有对应的列。',
  },
};

/** A loss in the shape of a fault, so that it is placed and put into the caller's language like one. */
export const lossFound = (
  why: Loss,
  place: Pick<FaultFound, 'pointer' | 'sourcePath' | 'line' | 'column' | 'value'>,
): FaultFound => ({ ...place, code: `conversion/${why}`, message: REASONS[why] });
