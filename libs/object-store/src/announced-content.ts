import { createHash } from 'node:crypto';
import { ContentDiffers } from './object-store-errors';
import type { ObjectContent } from './object-store';

/**
 * Hands the content on as it comes and refuses it where it leaves what was announced: at the first byte too many, else
 * at its end.
 * @throws ContentDiffers
 */
export const asAnnounced = (key: string, { length, sha256 }: ObjectContent) =>
  async function* (content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let seen = 0;
    for await (const chunk of content) {
      seen += chunk.length;
      if (seen > length) throw new ContentDiffers(key, `more than ${length} bytes`);
      hash.update(chunk);
      yield chunk;
    }
    if (seen < length) throw new ContentDiffers(key, `${seen} bytes of ${length}`);
    if (hash.digest('hex') !== sha256) throw new ContentDiffers(key, 'another SHA-256');
  };
