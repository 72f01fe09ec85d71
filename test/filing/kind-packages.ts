import { compileKind, KindPackage } from '@landport/kinds';
import type { Database } from '@landport/platform';

const text = (en: string) => ({ en, zh: en });
const BODY = 'cq-communications-administration';

/** A kind with nothing to it but what a test wants to see: one step, a payload with a name. */
export function aKind(kind: string, header: object = {}): KindPackage {
  const source = KindPackage.parse({
    header: {
      kind,
      validFrom: '2026-01-01',
      title: text(kind),
      summary: text(kind),
      decision: [{ mode: 'approval', validFrom: '2026-01-01' }],
      handledBy: 'filing',
      steps: [{ name: 'review', title: text('Review'), bodies: [BODY] }],
      documents: [],
      clocks: [],
      ...header,
    },
    schema: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, promised: { type: 'boolean' } },
    },
    rules: [],
    parameters: [],
    examples: { pass: [], fail: [] },
  });
  compileKind(source);
  return source;
}

/** Puts it among the kinds in the database; a running catalogue takes it up by its next `reload()`. */
export async function publish(db: Database, source: KindPackage): Promise<void> {
  await db.query('INSERT INTO kind_package VALUES ($1, $2, NULL, $3, $4)', [
    source.header.kind,
    source.header.validFrom,
    JSON.stringify(source),
    '2026-01-01T00:00:00Z',
  ]);
}
