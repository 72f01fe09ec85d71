/** A body that decides filings of some kind, with those who do its work on one machine. */
export interface SeededBody {
  readonly organisation: string;
  /** Two where a kind wants a second person. */
  readonly officers: readonly string[];
  readonly description: string;
}

const body = (
  organisation: string,
  officers: string | readonly string[],
  description: string,
): SeededBody => ({
  organisation,
  officers: [officers].flat(),
  description,
});

/** Whom the pilot's kinds name in their steps, beside the bodies of `WORLD` that a newcomer is told of. */
export const BODIES: readonly SeededBody[] = [
  body('cq-science-commission', 'officer-jin', 'second permit officer'),
  body('cq-municipal-government', ['officer-luo', 'officer-cai'], 'officer of the city government'),
  body('cq-port-logistics-office', ['officer-tang', 'officer-feng'], 'officer for ports and logistics'),
  body('cq-development-reform-commission', 'officer-deng', 'officer for development and reform'),
  body('cq-planning-natural-resources', 'officer-xiao', 'officer for planning and natural resources'),
  body('cq-ecology-environment', 'officer-peng', 'officer for ecology and environment'),
  body('cq-water-resources', 'officer-ran', 'officer for water resources'),
  body('cq-market-regulation', 'officer-yang', 'officer for market regulation'),
  body('cq-public-security', 'officer-gao', 'officer for entry and exit of public security'),
  body('cq-human-resources', 'officer-qin', 'officer for foreign experts'),
  body('cq-education-commission', 'officer-fang', 'officer for education'),
  body('cq-health-commission', ['officer-ye', 'officer-yao'], 'officer for health'),
  body('cq-justice-bureau', ['officer-jiang', 'officer-ning'], 'officer for justice'),
  body('cq-financial-bureau', ['officer-kong', 'officer-shao'], 'officer for finance'),
  body('cq-foreign-exchange', 'officer-mo', 'officer for foreign exchange'),
  body('cq-energy-administration', 'officer-hou', 'officer for energy'),
  body('cq-power-exchange', 'clerk-pan', 'clerk of the power exchange'),
  body(
    'cq-public-resources-exchange',
    ['clerk-bai', 'clerk-mei'],
    'clerk of the exchange for public resources',
  ),
  body('cq-press-publication', ['officer-su', 'officer-gong'], 'officer for press and publication'),
  body('cq-cloud-access', 'clerk-wei', 'clerk of a provider of internet access'),
  body(
    'national-port-administration',
    ['officer-shi', 'officer-kang'],
    'officer of the national port administration',
  ),
  body(
    'national-development-reform-commission',
    ['officer-meng', 'officer-wan'],
    'officer of the national commission',
  ),
  body('national-transport-ministry', 'officer-duan', 'officer of the ministry of transport'),
  body(
    'national-press-publication',
    ['officer-lei', 'officer-tan'],
    'officer of the national publication office',
  ),
  body(
    'national-industry-information',
    ['officer-hao', 'officer-ou'],
    'officer of the ministry of industry and information',
  ),
];
