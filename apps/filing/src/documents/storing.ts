import { Problem } from '@landport/http';
import { ObjectStoreUnavailable } from '@landport/object-store';

/**
 * Uses the object store on a caller's behalf.
 * @throws Problem 503 when it is away
 */
export async function storing<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof ObjectStoreUnavailable)) throw error;
    throw new Problem({
      status: 503,
      code: 'document/store-unavailable',
      detail: { en: 'The store of documents is away.', zh: '文件存储暂不可用。' },
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
}
