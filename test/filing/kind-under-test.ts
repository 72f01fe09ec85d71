import { KindPackage } from '@landport/kinds';
import type { Sql } from '@landport/platform';
import { KindCatalogue } from '../../apps/filing/src/kinds/kind-catalogue';
import type { FilingWindow } from './filing-window';

export const COMMUNICATIONS = 'cq-communications-administration';
export const PRESS = 'cq-press-bureau';
export const CUSTOMS_OFFICE = 'ckg-customs';

const words = { en: 'x', zh: 'x' };

/** A step with nothing said but its name and its bodies. */
export const aStep = (name: string, bodies: readonly string[], more: object = {}) => ({
  name,
  title: words,
  bodies,
  ...more,
});

/** A clock of twenty working days that stands still while the applicant is asked. */
export const aClock = (more: object = {}) => ({
  name: 'review',
  title: words,
  workingDays: 20,
  startsOn: 'lodged',
  stopsWhile: ['queried'],
  ...more,
});

/** Puts kinds into the database that take any payload; one body decides where none is said. */
export async function keepKinds(db: Sql, headers: Readonly<Record<string, object>>): Promise<void> {
  for (const [kind, header] of Object.entries(headers)) {
    const made = KindPackage.parse({
      header: {
        validFrom: '2026-01-01',
        title: words,
        summary: words,
        decision: [{ mode: 'approval', validFrom: '2026-01-01' }],
        handledBy: 'filing',
        steps: [aStep('review', [COMMUNICATIONS])],
        documents: [],
        clocks: [],
        ...header,
        kind,
      },
      schema: { type: 'object' },
      rules: [],
      parameters: [],
      examples: { pass: [], fail: [] },
    });
    await db.query('INSERT INTO filing.kind_package VALUES ($1, $2, NULL, $3, $4)', [
      kind,
      made.header.validFrom,
      JSON.stringify(made),
      new Date(),
    ]);
  }
}

/** Publishes them at a running service, each with its way of deciding. */
export async function publishKinds(
  window: FilingWindow,
  headers: Readonly<Record<string, object>>,
): Promise<void> {
  await keepKinds(window.database.db, headers);
  await window.service.app.get(KindCatalogue, { strict: false }).reload();
}

export const publishKind = (window: FilingWindow, kind: string, header: object): Promise<void> =>
  publishKinds(window, { [kind]: header });
