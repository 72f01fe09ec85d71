import { createHash, generateKeyPairSync } from 'node:crypto';
import { hashAt, leafHash, levelsOf, neighboursOf, rootOf } from '../../apps/filing/src/evidence/merkle-tree';
import { EMPTY_CHAIN, seal } from '../../apps/filing/src/history/history-chain';
import { ReceiptSigner } from '../../apps/filing/src/receipts/receipt-signer';

export const FILING = {
  id: '0195d000-0000-7000-8000-000000000001',
  organisationId: 'yuzhou-imports',
  kind: 'import-declaration',
  reference: 'YZ-1',
};
const BY = { id: 'system', organisationId: FILING.organisationId };
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString();
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();

export const aSigner = (): ReceiptSigner =>
  new ReceiptSigner(
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );

export type Evidence = Awaited<ReturnType<EvidenceBuilder['file']>>;

/** A filing of two versions and five history entries, three of them in a signed tree of nine filings. */
export class EvidenceBuilder {
  readonly signer = aSigner();
  /** Signs what came before the rotation of keys. */
  readonly oldSigner = aSigner();
  readonly sent = ['{"first":1}', '{"second":2}'].map((text) => Buffer.from(text));
  private readonly sealed = seal(
    EMPTY_CHAIN,
    (['lodged', 'decided', 'corrected', 'decided', 'erased'] as const).map((action, index) => ({
      action,
      at: at(index * 10),
      by: BY,
      version: index < 2 ? 1 : 2,
      status: 'lodged' as const,
      why: 'because 因为',
    })),
  ).sealed;

  get keys() {
    return [
      { ...published(this.signer), validFrom: at(15), validTo: null },
      { ...published(this.oldSigner), validFrom: null, validTo: at(15) },
    ];
  }

  /** The key set as the trader keeps it. */
  get keySet(): string {
    return JSON.stringify({ keys: this.keys });
  }

  history(length = 5) {
    return this.sealed.slice(0, length).map((entry) => ({
      number: entry.number,
      action: entry.action,
      at: entry.at,
      content: entry.content,
      salt: entry.salt?.toString('hex') ?? null,
      contentHash: entry.contentHash.toString('hex'),
      prevHash: entry.prevHash.toString('hex'),
      hash: entry.hash.toString('hex'),
    }));
  }

  receipt(version: number, signer = version === 1 ? this.oldSigner : this.signer): Promise<string> {
    return signer.sign({
      filingId: FILING.id,
      version,
      kind: FILING.kind,
      reference: FILING.reference,
      organisationId: FILING.organisationId,
      lodgedAt: at(version * 10),
      digest: sha256(this.sent[version - 1]!).toString('hex'),
    });
  }

  /** The tree of nine filings in which this one is the last leaf but one. */
  async inclusion(length = 3, tree = 7, previous: string | null = 'ab'.repeat(32)) {
    const index = 7;
    const leaves = Array.from({ length: 9 }, (_, leaf) =>
      leafHash({
        filingId: leaf === index ? FILING.id : `other-${leaf}`,
        length,
        hash: this.sealed[length - 1]!.hash,
      }),
    );
    const levels = levelsOf(leaves);
    const root = rootOf(levels).toString('hex');
    return {
      tree: await this.signer.state('tree', { tree, gatheredAt: at(55), leaves: 9, root, previous }),
      index,
      length,
      path: neighboursOf(index, 9).map((node) => hashAt(levels[node.level]!, node.index).toString('hex')),
    };
  }

  async contents() {
    return {
      format: 'landport-evidence/1',
      filing: FILING,
      versions: await Promise.all(
        [1, 2].map(async (version) => ({
          version,
          contentType: 'application/json',
          bytes: this.sent[version - 1]!.toString('base64') as string | null,
          receipt: await this.receipt(version),
        })),
      ),
      history: this.history(),
      inclusion: (await this.inclusion()) as Awaited<ReturnType<EvidenceBuilder['inclusion']>> | null,
      keys: this.keys,
    };
  }

  /** Signs whatever it is given: what a window that was tampered with behind its back would hand out. */
  async signed(contents: Awaited<ReturnType<EvidenceBuilder['contents']>>) {
    const statement = await this.signer.state('evidence', {
      sub: FILING.id,
      madeAt: at(58),
      versions: contents.versions.length,
      length: contents.history.length,
      head: contents.history.at(-1)?.hash ?? '',
      sha256: sha256(JSON.stringify(contents)).toString('hex'),
    });
    return { ...contents, statement };
  }

  async file() {
    return this.signed(await this.contents());
  }
}

function published({ publicJwk: { kty, crv, x, kid, alg, use } }: ReceiptSigner) {
  return { kty, crv, x, kid, alg, use };
}
