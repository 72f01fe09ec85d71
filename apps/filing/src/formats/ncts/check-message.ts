import { SchemaCheck, type SchemaFindings } from '@landport/kinds';
import type { Model } from '../xml/xml-walk';
import { messageSchema } from './message-schema';
import { MESSAGES } from './message-table';

/** A check costs its making once, when a message of its type first comes. */
const checks = new Map<string, SchemaCheck>();

/** Structure, cardinality, formats and codes of a message that is filed nowhere; all faults at once. */
export function checkMessage(payload: Readonly<Model>): SchemaFindings {
  const type = MESSAGES.get(String(payload['messageType']))?.type ?? 'CC015C';
  let check = checks.get(type);
  if (!check) {
    check = new SchemaCheck(messageSchema([type], `urn:landport:ncts:${type}`, type));
    checks.set(type, check);
  }
  return check.check(payload);
}
