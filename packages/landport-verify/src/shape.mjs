import { Unsound } from './jws.mjs';

/**
 * A shape is a function that throws Unsound for a value that has another one. Members that the format does not name
 * are refused: what nobody checks could say anything.
 */
const wrong = (place) => new Unsound('file-shape', { place: place || '/' });

const text = (place, value) => {
  if (typeof value !== 'string') throw wrong(place);
};
const number = (place, value) => {
  if (!Number.isSafeInteger(value) || value < 0) throw wrong(place);
};
const matching = (pattern) => (place, value) => {
  if (typeof value !== 'string' || !pattern.test(value)) throw wrong(place);
};
const nullable = (shape) => (place, value) => {
  if (value !== null) shape(place, value);
};
const list = (shape) => (place, value) => {
  if (!Array.isArray(value)) throw wrong(place);
  value.forEach((each, index) => shape(`${place}/${index}`, each));
};
const object = (members) => (place, value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place);
  for (const name of Object.keys(value)) if (!Object.hasOwn(members, name)) throw wrong(`${place}/${name}`);
  for (const [name, shape] of Object.entries(members)) {
    if (!Object.hasOwn(value, name)) throw wrong(`${place}/${name}`);
    shape(`${place}/${name}`, value[name]);
  }
};

/** Base64 in its one canonical spelling (RFC 4648 §4), so that no two texts mean the same bytes. */
const base64 = (place, value) => {
  if (typeof value !== 'string' || Buffer.from(value, 'base64').toString('base64') !== value)
    throw wrong(place);
};
const hash = matching(/^[0-9a-f]{64}$/);
const moment = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** @see docs/reference/evidence-format.md */
const FILE = object({
  format: matching(/^landport-evidence\/1$/),
  filing: object({ id: text, organisationId: text, kind: text, reference: text }),
  versions: list(object({ version: number, contentType: text, bytes: nullable(base64), receipt: text })),
  history: list(
    object({
      number,
      action: text,
      at: moment,
      content: nullable(text),
      salt: nullable(matching(/^[0-9a-f]{32}$/)),
      contentHash: hash,
      prevHash: matching(/^([0-9a-f]{64})?$/),
      hash,
    }),
  ),
  inclusion: nullable(object({ tree: text, index: number, length: number, path: list(hash) })),
  keys: list(
    object({
      kty: text,
      crv: text,
      x: text,
      kid: text,
      alg: text,
      use: text,
      validFrom: nullable(moment),
      validTo: nullable(moment),
    }),
  ),
  statement: text,
});

/**
 * Reads an evidence file strictly.
 * @throws Unsound naming the first place that is not as the format says
 */
export function readEvidence(source) {
  let file;
  try {
    file = JSON.parse(source);
  } catch {
    throw new Unsound('file-unreadable');
  }
  FILE('', file);
  return file;
}
