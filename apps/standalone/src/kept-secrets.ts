import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** Keys and passwords of this window, each made once and kept in a file that its owner alone may read. */
export class KeptSecrets {
  private readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, 'secrets');
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
  }

  /** A random word for a role, a client or a person. */
  password(name: string): string {
    return this.keep(`${name}.password`, () => randomBytes(18).toString('base64url'));
  }

  /** The Ed25519 key that signs receipts, PKCS #8 in PEM. */
  receiptKey(): string {
    return this.keep('receipts.pem', () => pem(generateKeyPairSync('ed25519').privateKey));
  }

  /** The P-256 key that signs tokens, PKCS #8 in PEM. */
  tokenKey(): string {
    return this.keep('tokens.pem', () => pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey));
  }

  private keep(name: string, make: () => string): string {
    const file = join(this.folder, name);
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
    return readFileSync(file, 'utf8');
  }
}

const pem = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();
