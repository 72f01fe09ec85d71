import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPinnedKeys } from './keys.mjs';
import { readOwnJws, verifyReceipt } from './own-receipt.mjs';
import { lineOf, reportLines } from './report.mjs';
import { verifyEvidence } from './verify-evidence.mjs';

const USAGE = `landport-verify FILE [--key KEYS] [--receipt RECEIPT] [--trees TREES] [--lang en|zh] [--json]
landport-verify --receipt RECEIPT --key KEYS [--content SENT] [--lang en|zh] [--json]

FILE        an evidence file, from GET /v1/filings/{id}/evidence
--key       your own copy of the window's public keys: GET /v1/receipt-keys, one JWK, or PEM
--receipt   a receipt or certificate that you kept: its text, its answer in JSON, or what its QR code holds
--content   the very bytes that you sent
--trees     tree heads that you kept from GET /v1/evidence/trees
--json      the report as JSON

Asks nothing of any network. Ends with 0 when all is whole, 1 when something is not, 2 when it could not look.`;

export const WHOLE = 0;
export const NOT_WHOLE = 1;
export const COULD_NOT_LOOK = 2;

const OPTIONS = {
  key: { type: 'string' },
  receipt: { type: 'string' },
  content: { type: 'string' },
  trees: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

/**
 * @param args  as typed, without node and script
 * @param env   for LANG
 * @returns     what to write and the code to end with
 */
export function run(args, env = {}) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const isUsable = positionals.length === 1 || (positionals.length === 0 && values.receipt && values.key);
    if (values.help) return { text: USAGE, code: WHOLE };
    if (!isUsable) return { text: USAGE, code: COULD_NOT_LOOK };
    const asked = (values.lang ?? env.LANG ?? '').startsWith('zh') ? 'zh' : 'en';
    const read = (name) => (values[name] === undefined ? undefined : readFileSync(values[name], 'utf8'));
    const keys = values.key === undefined ? undefined : readPinnedKeys(read('key'));
    const receipt = values.receipt === undefined ? undefined : readOwnJws(read('receipt'));
    return positionals.length === 0
      ? receiptAlone(receipt, keys, values, asked)
      : evidence(
          readFileSync(positionals[0], 'utf8'),
          { keys, receipt, trees: read('trees') },
          values,
          asked,
        );
  } catch (error) {
    const place = error.values === undefined ? 'input' : 'own copy';
    const line =
      error.values === undefined ? error.message : lineOf({ place, ...error, code: error.code }, 'en');
    return { text: line, code: COULD_NOT_LOOK };
  }
}

function evidence(source, options, { json }, language) {
  const report = verifyEvidence(source, options);
  const text = json
    ? JSON.stringify(inJson(report, language), null, 2)
    : reportLines(report, language).join('\n');
  return { text, code: report.whole ? WHOLE : NOT_WHOLE };
}

function receiptAlone(receipt, keys, { content, json }, language) {
  const { says, faults } = verifyReceipt(
    receipt,
    keys,
    content === undefined ? undefined : readFileSync(content),
  );
  const whole = faults.length === 0;
  const lines = whole
    ? Object.entries(says).map(
        ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
      )
    : faults.map((fault) => lineOf(fault, language));
  const text = json ? JSON.stringify(inJson({ whole, says, faults }, language), null, 2) : lines.join('\n');
  return { text, code: whole ? WHOLE : NOT_WHOLE };
}

const inJson = (report, language) => ({
  ...report,
  faults: report.faults.map(({ place, code, ...fault }) => ({
    place,
    code,
    message: lineOf({ place, code, ...fault }, language),
  })),
});
