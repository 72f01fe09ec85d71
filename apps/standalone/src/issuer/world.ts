import type { Scope } from '@landport/contracts';
import { BODIES } from './bodies';

/** Somebody who can get a token: an organisation's system or one of its people. */
export interface Actor {
  /** Client id of a system, user name of a person; the token's `sub`. */
  readonly id: string;
  readonly organisation: string;
  readonly description: string;
  readonly scopes: readonly Scope[];
  readonly roles: readonly string[];
  /** People also sign in with a password, in a browser. */
  readonly isPerson: boolean;
}

const TRADER: readonly Scope[] = [
  'filings:read',
  'filings:write',
  'zone:read',
  'air:read',
  'feed:read',
  'webhooks:write',
];
const OFFICER: readonly Scope[] = [
  'tasks:read',
  'tasks:decide',
  'kinds:publish',
  'filings:read',
  'zone:read',
  'air:read',
  'feed:read',
];
const CARGO: readonly Scope[] = ['air:read', 'air:write', 'feed:read', 'webhooks:write'];

const system = (id: string, description: string, scopes: readonly Scope[]): Actor => ({
  id,
  organisation: id,
  description,
  scopes,
  roles: [],
  isPerson: false,
});

const officer = (id: string, organisation: string, description: string): Actor => ({
  id,
  organisation,
  description,
  scopes: OFFICER,
  roles: ['officer'],
  isPerson: true,
});

/** The organisations of the window on one machine, one of each sort, around the airport CKG. */
export const WORLD: readonly Actor[] = [
  system('yuzhou-imports', 'importer', [...TRADER, 'filings:erase']),
  system('jialing-trading', 'second importer', TRADER),
  system('bayu-brokers', 'customs broker', TRADER),
  system('changjiang-air', 'airline, prefix 999', CARGO),
  system('ckg-ground', 'ground handler', CARGO),
  system('ckg-bonded-port', 'zone operator', [...TRADER, 'zone:write']),
  system('ckg-customs', 'customs office', ['zone:read', 'air:read', 'filings:read', 'feed:read']),
  officer('officer-chen', 'ckg-customs', 'customs officer'),
  officer('officer-li', 'ckg-customs', 'second customs officer'),
  system('cq-science-commission', 'permit agency', ['filings:read', 'feed:read', 'webhooks:write']),
  officer('officer-zhou', 'cq-science-commission', 'permit officer'),
  system('cq-communications-administration', 'registrar of websites', [
    'filings:read',
    'feed:read',
    'webhooks:write',
  ]),
  officer('officer-wang', 'cq-communications-administration', 'registration officer'),
  system('cq-commerce-commission', 'issuer of licences', ['filings:read', 'feed:read', 'webhooks:write']),
  officer('officer-zhao', 'cq-commerce-commission', 'licence officer'),
  system('ccpit-chongqing', 'certifier of origin', ['filings:read', 'feed:read', 'webhooks:write']),
  officer('officer-sun', 'ccpit-chongqing', 'certification officer'),
  {
    ...system('landport-operations', 'operator of the platform', [
      'operations',
      'filings:erase',
      'kinds:publish',
    ]),
    roles: ['operator'],
  },
  ...BODIES.flatMap(({ organisation, officers, description }) =>
    officers.map((id) => officer(id, organisation, description)),
  ),
];

/** Services as clients of the issuer: they ask each other for what is too large to travel. */
export const SERVICE_CLIENTS: readonly Actor[] = [
  system('landport-customs-zone', 'the service customs-zone', ['operations']),
];

/** Waybill prefixes and the airlines that alone may lodge under them. */
export const CARRIERS = '999=changjiang-air';
