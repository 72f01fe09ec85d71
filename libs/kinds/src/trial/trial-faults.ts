import type { Fault } from '../engine/verdict';

/** @param reason  in English, as the compiler or the law of packages says it */
export const unusable = (pointer: string, reason: string, value?: string): Fault => ({
  code: 'kind/part-unusable',
  pointer,
  ...(value !== undefined && { value }),
  message: { en: `It cannot be used: ${reason}.`, zh: `该部分无法使用：${reason}。` },
  remedy: {
    en: 'Mend it as docs/guides/add-a-kind.md describes; `npm test -- libs/kinds` says the same of a folder.',
    zh: '请按 docs/guides/add-a-kind.md 更正；对文件夹可用 `npm test -- libs/kinds` 核验。',
  },
});

export const differs = (pointer: string, title: string, said: string, given: string): Fault => ({
  code: 'kind/example-differs',
  pointer,
  value: title,
  message: {
    en: `The example says: ${said}. It comes out as: ${given}.`,
    zh: `样例所述：${said}。实际结果：${given}。`,
  },
  remedy: {
    en: 'Correct the rule, or what the example says.',
    zh: '请更正规则，或更正样例所述结果。',
  },
});

export const unshown = (pointer: string, what: string): Fault => ({
  code: 'kind/part-unshown',
  pointer,
  value: what,
  message: { en: `No example shows ${what}.`, zh: `没有样例体现 ${what}。` },
  remedy: {
    en: 'Add an example: one that breaks the rule; for a condition one that meets it and one that does not.',
    zh: '请补充样例：规则须有违反它的样例；条件须有满足和不满足的样例。',
  },
});
