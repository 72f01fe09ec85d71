export { readPinnedKeys } from './keys.mjs';
export { readOwnJws, verifyReceipt } from './own-receipt.mjs';
export { Unsound } from './jws.mjs';
export { CODES, inWords } from './texts.mjs';
export { verifyEvidence } from './verify-evidence.mjs';
