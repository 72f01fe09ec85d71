import fc from 'fast-check';
import { readPinnedKeys, verifyEvidence } from '../../packages/landport-verify/src/index.mjs';
import { EvidenceBuilder } from './evidence-builder';

const builder = new EvidenceBuilder();
let text: Buffer;
beforeAll(async () => {
  text = Buffer.from(JSON.stringify(await builder.file(), null, 1));
});

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Harmless by definition: the JSON means the same, as when a space becomes a line break. */
const meansTheSame = (bytes: Buffer): boolean =>
  JSON.stringify(parsed(bytes)) === JSON.stringify(parsed(text));

describe('any change of an evidence file', () => {
  const runs = { numRuns: 3_000 };
  const found = (bytes: Buffer): boolean => {
    const keys = readPinnedKeys(builder.keySet);
    return !verifyEvidence(bytes.toString('utf8'), { keys }).whole;
  };

  it('of a single byte is found, or the file means the same', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const bytes = Buffer.from(text);
        bytes[place % bytes.length]! ^= flip;
        return found(bytes) !== meansTheSame(bytes);
      }),
      runs,
    );
  });

  it('that takes bytes out is found, or the file means the same', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 200 }), (place, count) => {
        const start = place % text.length;
        const bytes = Buffer.concat([text.subarray(0, start), text.subarray(start + count)]);
        return found(bytes) !== meansTheSame(bytes);
      }),
      runs,
    );
  });

  it('that puts printable bytes in is found, or the file means the same', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 1, maxLength: 20 }), (place, added) => {
        const start = place % text.length;
        const bytes = Buffer.concat([text.subarray(0, start), Buffer.from(added), text.subarray(start)]);
        return found(bytes) !== meansTheSame(bytes);
      }),
      runs,
    );
  });
});
