import type { KindClock, Step } from '../package/kind-flow';
import type { Grant } from '../package/kind-grants';
import type { KindHeader, KindPackage } from '../package/kind-package';
import type { KindParameter, KindRule } from '../package/kind-rule';

/** Lines of a list under a heading; nothing where there is nothing to list. */
const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`### ${heading}`, lines.map((line) => `- ${line}`).join('\n')];

const basis = (legalBasis: string | undefined): string =>
  legalBasis === undefined ? '' : ` (${legalBasis})`;
const inArea = (area: string | undefined): string => (area === undefined ? '' : ` in \`${area}\``);
const days = (count: number): string => `${count} working day${count === 1 ? '' : 's'}`;

const MODES = {
  approval: 'decided by its bodies',
  onTheSpot: 'decided by its rules in the same request',
  commitment: 'decided on a signed promise, checked later',
  record: 'put on record',
  selection: 'decided by selection',
} as const;

const modeLine = ({ mode, area, validFrom, legalBasis }: KindHeader['decision'][number]): string =>
  `${MODES[mode]}${inArea(area)} from ${validFrom}${basis(legalBasis)}`;

function stepLine({ title, bodies, concludes, secondPerson, when }: Step): string {
  const names = bodies.map((body) => `\`${body}\``).join(', ');
  const joint = bodies.length > 1 ? (concludes === 'lead' ? ', the first decides' : ', all decide') : '';
  const second = secondPerson ? ', with a second person' : '';
  return `${title.en} ${title.zh}: ${names}${joint}${second}${when ? `; where \`${when.expression}\`` : ''}`;
}

const clockLine = ({ title, workingDays, when, atEnd, legalBasis }: KindClock): string =>
  `${title.en} ${title.zh}: ${days(workingDays)}${when ? `, where \`${when.expression}\`` : ''}` +
  `${atEnd === undefined ? '' : `; ${atEnd} when nobody decided`}${basis(legalBasis)}`;

const paperLine = ({ code, title, required, mayFollow }: KindHeader['documents'][number]): string =>
  `\`${code}\` ${title.en} ${title.zh}${required ? '' : ', where it applies'}` +
  `${mayFollow === undefined ? '' : `; may follow within ${days(mayFollow)}`}`;

function grantLine({ title, prefix, validFor, quantity, forAnyone }: Grant): string {
  const term = Object.entries(validFor ?? {}).flatMap(([unit, count]) =>
    count > 0 ? [`${count} ${count === 1 ? unit.slice(0, -1) : unit}`] : [],
  );
  const valid = term.length > 0 ? `, valid for ${term.join(' and ')}` : '';
  const drawn = quantity ? ', with a quantity that others draw down' : '';
  return `${title.en} ${title.zh}, numbered \`${prefix}-…\`${valid}${drawn}${forAnyone ? '; anyone may cite it' : ''}`;
}

const OUTCOMES = { fault: 'not taken', decision: 'refused at once', warning: 'only told' } as const;

const ruleLine = ({ code, says, outcome, legalBasis }: KindRule): string =>
  `\`${code}\` ${says.en} Otherwise ${OUTCOMES[outcome]}.${basis(legalBasis)}`;

const figureLine = ({ name, value, area, validFrom, legalBasis }: KindParameter): string =>
  `\`${name}\` ${value}${inArea(area)} from ${validFrom}${basis(legalBasis)}`;

function kindOf({ header, rules, parameters }: KindPackage): string[] {
  const { kind, validFrom, title, summary, decision, steps, clocks, documents, grants, cites } = header;
  return [
    `## ${title.en} ${title.zh}`,
    `\`${kind}\` from ${validFrom}. ${summary.en}`,
    ...section('Way', [...decision.map(modeLine), ...steps.map(stepLine)]),
    ...section('Time limits', clocks.map(clockLine)),
    ...section('Papers', documents.map(paperLine)),
    ...section('Gives', grants ? [grantLine(grants)] : []),
    ...section(
      'Leans on',
      cites.map(
        ({ kinds, required }) =>
          `${kinds.map((each) => `\`${each}\``).join(' or ')}${required ? ', always' : ''}`,
      ),
    ),
    ...section('Rules', rules.map(ruleLine)),
    ...section('Figures of law', parameters.map(figureLine)),
  ];
}

/** docs/kinds.md: what comes with Landport, for whoever looks for a kind without starting a window. */
export function kindsMarkdown(packages: readonly KindPackage[]): string {
  const intro = [
    '# Kinds of filing that come with Landport',
    'Made from `libs/kinds/packages` by `npm run reference`. What was read of each law, and what is unverified, stands in the `sources.md` of its package. `GET /v1/kinds/{kind}/versions/{date}` tells the same with schema and examples.',
  ];
  return `${[...intro, ...packages.flatMap(kindOf)].join('\n\n')}\n`;
}
