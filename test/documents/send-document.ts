import type { FilingWindow, Person } from '../filing/filing-window';
import { aPdf } from './files';

let serial = 0;

/** Uploads a paper that nobody has sent before. */
export async function sendDocument(window: FilingWindow, who: Person = 'importer'): Promise<string> {
  serial += 1;
  const body = aPdf(`%paper ${serial}\n`);
  const { json } = await window.ask(who, 'POST', '/v1/documents', { body, contentType: 'application/pdf' });
  return String(json['id']);
}
