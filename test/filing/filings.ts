import { loadPackages } from '@landport/kinds';

/** A payload that its kind takes: the first of its package's own examples. */
function examplePayload(kind: string): Record<string, unknown> {
  const source = loadPackages().find(({ header }) => header.kind === kind);
  return structuredClone(source?.examples.pass[0]?.payload) as Record<string, unknown>;
}

export const aDeclaration = (reference: string, change: object = {}) => ({
  kind: 'import-declaration',
  reference,
  payload: { ...examplePayload('import-declaration'), FunctionalReferenceID: reference, ...change },
});

/** The same declaration with other words for its goods. */
export function describedAs(filing: ReturnType<typeof aDeclaration>, description: string) {
  const changed = JSON.parse(JSON.stringify(filing)) as ReturnType<typeof aDeclaration> & {
    payload: { GoodsShipment: { GovernmentAgencyGoodsItem: { Commodity: { Description: string } }[] } };
  };
  changed.payload.GoodsShipment.GovernmentAgencyGoodsItem[0]!.Commodity.Description = description;
  return changed;
}

/** Checked by its access provider today, since an old check no longer counts. */
export function aWebsiteFiling(reference: string) {
  const payload = examplePayload('website-filing');
  const checkedOn = new Date().toISOString().slice(0, 10);
  const verification = { ...(payload['verification'] as object), checkedOn };
  return { kind: 'website-filing', reference, payload: { ...payload, verification } };
}

/** Signed today: the business may open tomorrow. */
export function aPromise(reference: string) {
  const payload = examplePayload('commitment-permit');
  const today = new Date().toISOString().slice(0, 10);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const commitment = { ...(payload['commitment'] as object), signedOn: today };
  const business = { ...(payload['business'] as object), startsOn: tomorrow };
  return { kind: 'commitment-permit', reference, payload: { ...payload, commitment, business } };
}

export const aHub = (reference: string) => ({
  kind: 'airport-hub-listing',
  reference,
  payload: examplePayload('airport-hub-listing'),
});

/** Its questions, deposits and bids lie ahead. */
export function aNotice(reference: string) {
  const payload = examplePayload('bidding-notice');
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const schedule = {
    noticeFrom: inDays(1).slice(0, 10),
    questionsUntil: inDays(15),
    depositUntil: inDays(29),
    opensAt: inDays(22),
    closesAt: inDays(33),
    resultBy: inDays(43).slice(0, 10),
  };
  return { kind: 'bidding-notice', reference, payload: { ...payload, schedule } };
}

export const aRecognition = (reference: string, area: string) => ({
  kind: 'high-tech-recognition',
  reference,
  payload: {
    ...loadPackages()
      .find(({ header }) => header.kind === 'high-tech-recognition')!
      .examples.pass.map(({ payload }) => payload as Record<string, unknown>)
      .find((payload) => payload['area'] === 'chongqing-pilot'),
    area,
  },
});
