import { inWords } from './texts.mjs';

const WORDS = {
  en: {
    whole: 'WHOLE: nothing in this file is other than it was signed.',
    broken: 'NOT WHOLE.',
    first: 'First fault',
    also: 'Also',
    filing: 'Filing',
    version: 'Version',
    lodged: 'lodged',
    erased: 'erased by law; only its digest is left',
    entries: 'History entries',
    erasedEntries: 'with content erased by law',
    tree: 'In the signed tree',
    of: 'of',
    noTree: 'No signed tree holds this history yet.',
    newer: (from, madeAt) =>
      `Entries from ${from} on are in no tree yet: for them stands only what the window signed on ${madeAt}.`,
    pinned: 'Trust rests on the keys that you gave with --key.',
    notPinned:
      'Trust rests on the keys in this very file: a forger could have put their own there. Compare them with a copy of GET /v1/receipt-keys that you kept, by --key FILE.',
  },
  zh: {
    whole: '完整:本文件所有内容与签署时一致。',
    broken: '不完整。',
    first: '第一处问题',
    also: '另有',
    filing: '申报',
    version: '版本',
    lodged: '递交于',
    erased: '已依法删除,仅存摘要',
    entries: '历史记录条数',
    erasedEntries: '内容已依法删除的记录',
    tree: '所在签名树',
    of: '时间',
    noTree: '尚无签名树包含此历史。',
    newer: (from, madeAt) => `自第 ${from} 条起尚未入树:仅以窗口于 ${madeAt} 的签署为凭。`,
    pinned: '信任基于您以 --key 提供的密钥。',
    notPinned:
      '信任基于本文件自带的密钥:伪造者可能换成自己的密钥。请用 --key FILE 与您保存的 GET /v1/receipt-keys 副本核对。',
  },
};

/** A fault in one line: place, words, code. */
export const lineOf = (fault, language) => `${fault.place}: ${inWords(fault, language)} [${fault.code}]`;

/** An evidence file's report for people. */
export function reportLines(report, language) {
  const w = WORDS[language];
  const { filing, versions, tree, faults, newerThanTree, madeAt } = report;
  const lines = [report.whole ? w.whole : w.broken];
  faults.forEach((fault, index) =>
    lines.push(`${index === 0 ? w.first : w.also}: ${lineOf(fault, language)}`),
  );
  if (filing !== null) lines.push(`${w.filing}: ${filing.id} (${filing.kind}, ${filing.reference})`);
  for (const { version, lodgedAt, sha256 } of versions) {
    const erased = report.erasedVersions.includes(version) ? ` (${w.erased})` : '';
    lines.push(`${w.version} ${version}: ${w.lodged} ${lodgedAt}, SHA-256 ${sha256}${erased}`);
  }
  if (report.entries > 0) lines.push(`${w.entries}: ${report.entries}`);
  if (report.erasedEntries.length > 0) lines.push(`${w.erasedEntries}: ${report.erasedEntries.join(', ')}`);
  if (tree !== null) lines.push(`${w.tree}: ${tree.number}, ${w.of} ${tree.gatheredAt}, root ${tree.root}`);
  else if (filing !== null && report.whole) lines.push(w.noTree);
  if (newerThanTree !== null && madeAt !== null) lines.push(w.newer(newerThanTree, madeAt));
  lines.push(report.trust === 'own keys' ? w.pinned : w.notPinned);
  return lines;
}
