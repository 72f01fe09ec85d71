import { aPackage, dayAhead } from '../filing/proposed-kinds';
import type { Seeder } from './seeded-traders';

/** Versions that officers of a body propose, each for one request to use up. */
export interface KindsObjects {
  readonly proposal: string;
  readonly proposalToPublish: string;
  readonly proposalToReject: string;
}

/** What nobody has proposed yet. */
export const NEW_KIND = 'hostile-kind';
const PROPOSER = 'officer-wang';

export async function seedKinds(seeder: Seeder): Promise<KindsObjects> {
  const propose = async (kind: string): Promise<string> => {
    const proposed = await seeder.create(
      PROPOSER,
      `/v1/kinds/${kind}/versions`,
      aPackage(kind, dayAhead(40)),
    );
    const id = String(proposed['id']);
    await seeder.window.until('the end of the replay', async () => {
      const [done] = await seeder.window.rows(
        `SELECT FROM filing.kind_replay WHERE proposal_id = $1 AND state = 'done'`,
        [id],
      );
      return done;
    });
    return id;
  };
  return {
    proposal: await propose('hostile-kind-to-show'),
    proposalToPublish: await propose('hostile-kind-to-publish'),
    proposalToReject: await propose('hostile-kind-to-reject'),
  };
}
