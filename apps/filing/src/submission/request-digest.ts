import { createHash } from 'node:crypto';

/** What makes a request the same request: method, path, organisation and every byte of its body. */
export const requestDigest = (method: string, path: string, organisationId: string, bytes: Buffer): Buffer =>
  createHash('sha256').update(`${method} ${path}\n${organisationId}\n`).update(bytes).digest();

/** SHA-256 of the bytes as received, hexadecimal: what a receipt and an event name. */
export const contentDigest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
