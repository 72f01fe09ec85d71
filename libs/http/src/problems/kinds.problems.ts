import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of `libs/kinds`. */
export const KINDS_PROBLEMS = {
  'filing/unknown-kind': {
    ...entry(
      'There is no such filing kind',
      '申报种类不存在',
      'Use one of the kinds that `GET /v1/kinds` lists.',
      '请使用 `GET /v1/kinds` 所列种类。',
    ),
    detailZh: '申报种类 {kind} 不存在;最接近的是:{nearest}。',
  },
  'filing/kind-not-in-force': {
    ...entry(
      'The kind is not in force on that day',
      '申报种类当日未生效',
      'Choose a day on which one of its versions is in force.',
      '请选择该种类某一版本有效的日期。',
    ),
    detailZh: '{kind} 在 {on} 没有有效版本。',
  },
} as const satisfies Catalogue;
