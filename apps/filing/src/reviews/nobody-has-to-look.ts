/** Why a filing is approved that no step of its kind is for. */
export const NOBODY_HAS_TO_LOOK = {
  code: 'no-step',
  text: {
    en: 'By the conditions of its kind nobody has to look at the filing.',
    zh: '按该申报种类的条件,此申报无须审查。',
  },
};
