// The files of a new kind's folder, each placeholder in both languages.

export const MODES = ['approval', 'onTheSpot', 'commitment', 'record', 'selection'];

const AT_ONCE = new Set(['onTheSpot', 'commitment']);

/** @returns file names with their content */
export function newPackage({ name, title, body, mode }, day) {
  const sound = { applicant: 'Yuzhou Imports', purpose: 'What it is for', units: 1, ...promiseOf(mode) };
  const decides = AT_ONCE.has(mode) ? { decides: 'approved' } : {};
  const example = (words, payload, more) => ({ title: words, on: day, payload, ...more });
  return {
    'kind.json': headerOf({ name, title, body, mode }, day),
    'schema.json': schemaOf({ name, title, mode }, day),
    'rules.json': [tooMany(name)],
    'parameters.json': [
      { name: 'mostUnits', value: '100', validFrom: day, legalBasis: 'Placeholder: name the law here' },
    ],
    'sources.md': `# ${title}: sources\n\n- Name each law with its number and article, and say what was not seen.\n`,
    'examples/pass/sound.json': example('Everything is as it should be', sound, decides),
    'examples/fail/too-many.json': example(
      'More units than the law allows',
      { ...sound, units: 101 },
      { gives: [`${name}/too-many`] },
    ),
    'examples/fail/not-of-the-schema.json': example(
      'The applicant is missing',
      { ...sound, applicant: undefined },
      { gives: ['schema/missing'] },
    ),
  };
}

const promiseOf = (mode) => (mode === 'commitment' ? { promised: true } : {});

function headerOf({ name, title, body, mode }, day) {
  const lead = [body];
  return {
    kind: name,
    validFrom: day,
    title: { en: title, zh: `${title}（待译）` },
    summary: { en: `Placeholder: what ${title} is for, in a sentence.`, zh: '占位：用一句话说明用途。' },
    decision: [{ mode, validFrom: day, legalBasis: 'Placeholder: name the law here' }],
    handledBy: 'filing',
    steps: [{ name: 'review', title: { en: 'Review', zh: '审核' }, bodies: lead }],
    documents: [{ code: 'attachment', title: { en: 'Attachment', zh: '附件' }, required: false }],
    clocks: [
      {
        name: 'review',
        title: { en: 'Time for the review', zh: '审核时限' },
        workingDays: 20,
        startsOn: 'lodged',
        stopsWhile: ['queried'],
        step: 'review',
        warnsBefore: 3,
      },
    ],
    queries: { answerWithin: 10, extendsAtMost: 1 },
    reasons: [
      {
        code: 'conditions-met',
        outcome: 'approved',
        text: { en: 'All conditions are met and proved.', zh: '符合全部条件，材料齐备。' },
      },
      {
        code: 'conditions-not-met',
        outcome: 'refused',
        text: { en: 'A condition is not met.', zh: '不符合条件。' },
      },
    ],
    ...termsOf(mode),
    fees: [],
    layout: [
      {
        title: { en: 'Application', zh: '申请' },
        pointers: [
          '/applicant',
          '/purpose',
          '/units',
          ...Object.keys(promiseOf(mode)).map((key) => `/${key}`),
        ],
      },
    ],
    statusNames: {
      lodged: { en: 'Submitted', zh: '已提交' },
      underReview: { en: 'Under review', zh: '审核中' },
      approved: { en: 'Approved', zh: '已批准' },
      refused: { en: 'Refused with reasons', zh: '不予批准（说明理由）' },
    },
  };
}

/** What some ways of deciding need said besides. */
function termsOf(mode) {
  if (mode === 'commitment')
    return {
      commitment: {
        notice: {
          en: 'Placeholder: the conditions, and what a false promise leads to.',
          zh: '占位：告知条件、标准及虚假承诺的后果。',
        },
        pointer: '/promised',
        checkWithin: 40,
        putRightWithin: 20,
      },
    };
  if (mode === 'selection') return { selection: { by: 'experts', panel: 3, passMark: '60' } };
  if (mode === 'onTheSpot') return { spotCheck: { share: '0.1', checkWithin: 40, putRightWithin: 20 } };
  return {};
}

function schemaOf({ name, title, mode }, day) {
  const isPromised = mode === 'commitment';
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:landport:kind:${name}:${day}`,
    title,
    type: 'object',
    additionalProperties: false,
    required: ['applicant', 'purpose', 'units', ...(isPromised ? ['promised'] : [])],
    properties: {
      applicant: {
        type: 'string',
        minLength: 1,
        maxLength: 140,
        'x-meaning': { en: 'who applies', zh: '申请人' },
      },
      purpose: {
        type: 'string',
        minLength: 1,
        maxLength: 500,
        'x-meaning': { en: 'what it is for', zh: '用途' },
      },
      units: {
        type: 'integer',
        minimum: 1,
        maximum: 1000000,
        'x-meaning': { en: 'how many units', zh: '数量' },
      },
      ...(isPromised && {
        promised: {
          type: 'boolean',
          'x-meaning': { en: 'whether the promise is signed', zh: '是否签署承诺书' },
        },
      }),
    },
  };
}

const tooMany = (name) => ({
  code: `${name}/too-many`,
  reads: { units: '/units' },
  expression: 'decimal(units) <= parameters.mostUnits',
  pointer: '/units',
  values: { most: 'parameters.mostUnits' },
  says: { en: 'No more units than the law allows are asked for.', zh: '申请数量不超过法定上限。' },
  message: { en: '{value} units are more than {most}.', zh: '数量 {value} 超过上限 {most}。' },
  remedy: { en: 'Ask for at most {most} units.', zh: '请申请不超过 {most} 的数量。' },
  legalBasis: 'Placeholder: name the law here',
  outcome: 'fault',
});
