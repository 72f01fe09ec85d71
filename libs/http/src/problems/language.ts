import type { Text } from '@landport/contracts';

export type Language = keyof Text;

/** The language of the house that the caller likes best; English when none is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined || !acceptLanguage.includes('zh')) return 'en';
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const range of acceptLanguage.slice(0, 255).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const weight = Number(parameters.find((each) => each.trim().startsWith('q='))?.split('=')[1] ?? 1);
    const language = /^zh(-|$)/.test(tag) ? 'zh' : /^(en(-|$)|\*)/.test(tag) ? 'en' : undefined;
    if (language !== undefined && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** A text in the caller's language; a plain string is English and is all there is. */
export const said = (text: string | Text, language: Language): string =>
  typeof text === 'string' ? text : text[language];
