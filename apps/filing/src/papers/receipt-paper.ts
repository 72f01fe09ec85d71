import type { Text } from '@landport/contracts';
import type { Paper, PaperLine } from './paper';

export const line = (en: string, zh: string, value: string | Text): PaperLine => ({
  label: { en, zh },
  value,
});

/** How the code on a paper is checked. */
export const checkingNotes = (kid: string): readonly Text[] => [
  {
    en: 'This paper is a picture of a signed text, which the code holds. Only the signed text counts.',
    zh: '本页是签名文本的图示,二维码内即为该签名文本;以签名文本为准。',
  },
  {
    en: 'Scan it into a file and check it without a network: npx landport-verify --receipt FILE --key KEYS',
    zh: '将其扫描存为文件即可离线核验:npx landport-verify --receipt FILE --key KEYS',
  },
  { en: `Signed with the key ${kid}`, zh: '签名密钥如上,公钥见 /v1/receipt-keys' },
];

/** What a receipt says on paper: its own claims and nothing else, but for the kind's name. */
export function receiptPaper(receipt: string, kind: Text): Paper {
  const [header = '', payload = ''] = receipt.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, string>;
  const claims = read(payload);
  const said = (name: string): string => String(claims[name]);
  return {
    title: { en: 'Receipt of a filing', zh: '申报回执' },
    lines: [
      line('Filing', '申报标识', said('sub')),
      line('Kind', '申报种类', kind),
      line('Reference', '申报编号', said('reference')),
      line('Version', '版本', said('version')),
      line('Lodged by', '申报单位', said('organisationId')),
      line('Lodged at (UTC)', '递交时间(世界协调时)', said('lodgedAt')),
      line('SHA-256 of what was sent', '所递交内容的 SHA-256', said('sha256')),
    ],
    notes: checkingNotes(String(read(header)['kid'])),
    proof: receipt,
    at: new Date(said('lodgedAt')),
  };
}
