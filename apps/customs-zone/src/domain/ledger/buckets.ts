/** Where goods may lie inside a ledger. None of these is ever below zero. Chinese names are those of H2018. */
export const INSIDE = [
  'PRE_IN', // 预增
  'ON_HAND',
  'HELD_OUT', // 预减
  'WIP',
  'FINISHED',
  'SCRAP', // 边角料
  'DEFECT', // 残次品
  'BYPRODUCT', // 副产品
  'OUT_PROCESSING',
  'ON_DISPLAY',
  'ON_REPAIR',
  'SUSPENSE',
] as const;

/** The world around a ledger: what stands here in minus came in from there. */
export const OUTSIDE = [
  'ABROAD',
  'HOME',
  'OTHER_ZONE',
  'DESTROYED',
  'LOSS',
  'COUNT_DIFF',
  'CONVERSION',
] as const;

export type Inside = (typeof INSIDE)[number];
export type Outside = (typeof OUTSIDE)[number];
export type Bucket = Inside | Outside;

const inside: ReadonlySet<string> = new Set(INSIDE);
export const isInside = (bucket: Bucket): bucket is Inside => inside.has(bucket);
