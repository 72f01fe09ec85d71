import type { GrantStatus } from '@landport/contracts';
import type { CitationMade, Fault } from '@landport/kinds';
import type { CitedRecord } from './cited-record';

/** Every way in which a citation does not bear, told at the member that cites. */

const STATUS_ZH: Readonly<Record<string, string>> = {
  notYetInForce: '尚未生效',
  expired: '已过期',
  exhausted: '已用完',
  suspended: '已中止',
  revoked: '已撤销',
  withdrawn: '已撤回',
  lodged: '已提交',
  underReview: '审查中',
  queried: '待答复',
  refused: '不予批准',
} satisfies Partial<Record<GrantStatus, string>> & Record<string, string>;

const at = ({ pointer, number: value }: CitationMade): Pick<Fault, 'pointer' | 'value'> => ({
  pointer,
  value,
});

export const unknown = (made: CitationMade): Fault => ({
  code: 'filing/citation-unknown',
  ...at(made),
  message: {
    en: `There is no ${made.terms.kinds.join(' or ')} ${made.number} that you may cite.`,
    zh: `没有可由贵方引用的 ${made.terms.kinds.join('或')} ${made.number}。`,
  },
  remedy: {
    en: 'Check the number, and that it is yours: GET /v1/grants lists what you hold.',
    zh: '请核对编号及持有人;GET /v1/grants 列出贵方持有的许可与证书。',
  },
});

export const notInForce = (made: CitationMade, cited: CitedRecord, on: string): Fault => {
  const period =
    cited.what === 'grant' ? `${cited.validFrom} – ${cited.validTo ?? '…'}` : (cited.days.decidedAt ?? '…');
  return {
    code: 'filing/citation-not-in-force',
    ...at(made),
    message: {
      en: `${made.number} is ${cited.status} on ${on} (${period}).`,
      zh: `${made.number} 在 ${on} ${STATUS_ZH[cited.status] ?? cited.status}(${period})。`,
    },
    remedy: {
      en: 'Cite one that is in force, or apply for a new one first.',
      zh: '请引用有效的编号,或先行申请。',
    },
  };
};

export const usedUp = (made: CitationMade): Fault => ({
  code: 'filing/citation-used-up',
  ...at(made),
  message: {
    en: `${made.number} was used by as many filings as it allows.`,
    zh: `${made.number} 的使用次数已用完。`,
  },
  remedy: {
    en: 'Cite another one. A use is given back when its filing is withdrawn or refused.',
    zh: '请引用其他编号;所涉申报撤回或不予批准后,使用次数予以返还。',
  },
});

export const withoutQuantity = (made: CitationMade, unit: string): Fault => ({
  code: 'filing/citation-without-quantity',
  pointer: made.quantityPointer,
  message: {
    en: `Nothing says how much is drawn from ${made.number}.`,
    zh: `未注明从 ${made.number} 核减的数量。`,
  },
  remedy: {
    en: `State a quantity above zero in ${unit}, the unit of ${made.number}.`,
    zh: `请以 ${made.number} 的计量单位 ${unit} 填写大于零的数量。`,
  },
});

export const otherUnit = (made: CitationMade, unit: string): Fault => ({
  code: 'filing/citation-in-other-unit',
  pointer: made.quantityPointer,
  value: made.quantity,
  message: {
    en: `${made.number} is counted in ${unit}, the quantity in ${made.quantity?.unit}.`,
    zh: `${made.number} 的计量单位为 ${unit},所填数量以 ${made.quantity?.unit} 计。`,
  },
  remedy: { en: `State the quantity in ${unit}.`, zh: `请以 ${unit} 填写数量。` },
});

export const exceeds = (made: CitationMade, left: string, unit: string): Fault => ({
  code: 'filing/citation-exceeds',
  pointer: made.quantityPointer,
  value: made.quantity?.value,
  message: {
    en: `${made.number} has ${left} ${unit} left; ${made.quantity?.value} ${unit} is asked for.`,
    zh: `${made.number} 剩余 ${left} ${unit},本次申报 ${made.quantity?.value} ${unit}。`,
  },
  remedy: {
    en: `Declare at most ${left} ${unit} under it, and the rest under another one.`,
    zh: `在其下申报不超过 ${left} ${unit},其余请引用其他编号。`,
  },
});

export const differs = (made: CitationMade, pointer: string, value: unknown, there: unknown): Fault => ({
  code: 'filing/citation-differs',
  pointer,
  value,
  message: {
    en: `${made.number} says ${JSON.stringify(there) ?? 'nothing'} here.`,
    zh: `${made.number} 此处为 ${JSON.stringify(there) ?? '空'}。`,
  },
  remedy: {
    en: 'Say the same as what is cited, or cite the one that belongs here.',
    zh: '请与所引用内容一致,或引用正确的编号。',
  },
});

export const late = (made: CitationMade, lastDay: string, on: string): Fault => ({
  code: 'filing/citation-late',
  ...at(made),
  message: {
    en: `${made.number} could be cited until ${lastDay}; it is ${on}.`,
    zh: `${made.number} 可引用至 ${lastDay},今日为 ${on}。`,
  },
  remedy: {
    en: 'Ask the body that handles it how to proceed after the time limit.',
    zh: '已逾期,请向主管机构咨询后续办理方式。',
  },
});

export const taken = (made: CitationMade): Fault => ({
  code: 'filing/citation-taken',
  ...at(made),
  message: {
    en: `A filing of ${made.number} stands already.`,
    zh: `${made.number} 已被另一有效申报引用。`,
  },
  remedy: {
    en: 'Correct that filing with POST /v1/filings/{id}/versions, or withdraw it first.',
    zh: '请通过 POST /v1/filings/{id}/versions 更正该申报,或先将其撤回。',
  },
});
