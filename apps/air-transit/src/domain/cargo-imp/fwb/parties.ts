import type { Findings } from '../findings';
import { AGENT_CODE, CASS_ADDRESS, COUNTRY, TEXT } from '../forms';
import { LineReader } from '../line';
import type { Segment } from '../message-text';
import type { Agent, Party } from './fwb';

/**
 * SHP, CNE and NFY: `NAM`, `ADR`, `LOC` with their continuation lines, then the coded location.
 * @param field  pointer of the party: `/shipper`
 */
export function readParty(segment: Segment, field: string, findings: Findings): Party | undefined {
  const [head, ...lines] = segment.lines;
  if (!head) return undefined;
  const account = new LineReader(head, findings).optional(2, TEXT, `${field}/account`);
  const name: string[] = [];
  const address: string[] = [];
  let place = '';
  let state: string | undefined;
  let coded: LineReader | undefined;
  let part = '';
  for (const line of lines) {
    const reader = new LineReader(line, findings);
    const startsPart = line.elements[0] !== '';
    part = line.elements[0] || part;
    if (part === 'NAM') name.push(reader.rest(2).trim());
    else if (part === 'ADR') address.push(reader.rest(2).trim());
    else if (startsPart) {
      place = reader.required(2, TEXT, `${field}/place`) ?? '';
      state = reader.optional(3, TEXT, `${field}/state`);
    } else coded ??= reader;
  }
  if (name.join('') === '') missing('name', 'NAM/', 'a name');
  if (address.join('') === '') missing('address', 'ADR/', 'a street address');
  if (place === '' && !lines.some(({ elements }) => elements[0] === 'LOC'))
    missing('place', 'LOC/', 'a place');
  const country = coded
    ? coded.required(2, COUNTRY, `${field}/country`)
    : missing('country', 'LOC/, then a line /', 'an ISO country');
  const postCode = coded?.optional(3, TEXT, `${field}/postCode`);
  return {
    ...(account !== undefined && { account }),
    name: name.join(' '),
    address,
    place,
    ...(state !== undefined && { state }),
    country: country ?? '',
    ...(postCode !== undefined && { postCode }),
    contacts: coded ? contactsOf(coded) : [],
  };

  function missing(element: string, at: string, what: string): undefined {
    findings.fault(
      'air/element-missing',
      { line: lines.at(-1)?.number ?? head?.number ?? 0 },
      `${field}/${element}`,
      '',
      `${segment.id} has no ${element}.`,
      `Write ${at} with ${what}.`,
    );
    return undefined;
  }
}

/** Pairs of identifier and number behind the post code: `/TE/74956626979`. */
function contactsOf(coded: LineReader): Party['contacts'] {
  const rest = coded.line.elements.slice(3);
  return rest.flatMap((kind, index) =>
    index % 2 === 0 && kind !== '' ? [{ kind, number: rest[index + 1] ?? '' }] : [],
  );
}

/** AGT: `//9147123/0101/ID`, then a line of name and a line of place. */
export function readAgent(segment: Segment, findings: Findings): Agent | undefined {
  const [head, name, place] = segment.lines;
  if (!head) return undefined;
  const reader = new LineReader(head, findings, 'warning');
  const account = reader.optional(2, TEXT, '/agent/account');
  const iataCode = reader.optional(3, AGENT_CODE, '/agent/iataCode');
  const cassAddress = reader.optional(4, CASS_ADDRESS, '/agent/cassAddress');
  const participant = reader.optional(5, TEXT, '/agent/participant');
  return {
    ...(account !== undefined && { account }),
    ...(iataCode !== undefined && { iataCode }),
    ...(cassAddress !== undefined && { cassAddress }),
    ...(participant !== undefined && { participant }),
    name: name?.text.slice(1).trim() ?? '',
    place: place?.text.slice(1).trim() ?? '',
  };
}
