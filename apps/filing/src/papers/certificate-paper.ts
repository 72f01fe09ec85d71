import type { CertificateView, FilingStatus, Text } from '@landport/contracts';
import type { Paper, PaperLine } from './paper';
import { checkingNotes, line } from './receipt-paper';

const OUTCOMES: Partial<Record<FilingStatus, Text>> = {
  approved: { en: 'Approved', zh: '准予' },
  released: { en: 'Released', zh: '放行' },
};

const days = ({ validFrom, validTo }: CertificateView): PaperLine[] => [
  ...(validFrom === undefined ? [] : [line('Valid from', '有效期自', validFrom)]),
  ...(validTo === undefined ? [] : [line('Valid to, that day included', '有效期至(含当日)', validTo)]),
];

const granted = ({ issuer, quantity }: CertificateView): PaperLine[] => [
  ...(quantity === undefined ? [] : [line('Quantity', '数量', `${quantity.value} ${quantity.unit}`)]),
  ...(issuer === undefined ? [] : [line('Issued by', '发证机关', issuer)]),
];

/** Their words may be longer than the code can hold: the paper says that there are some. */
const conditions = ({ conditionCount: many }: CertificateView): PaperLine[] =>
  many === undefined ? [] : [line('Conditions, see the filing', '附条件数(详见申报)', String(many))];

export function certificatePaper(said: CertificateView, kind: Text): Paper {
  const { kid } = JSON.parse(
    Buffer.from(said.certificate.split('.')[0] ?? '', 'base64url').toString(),
  ) as Record<'kid', string>;
  return {
    title: { en: 'Certificate', zh: '证书' },
    lines: [
      ...(said.number === undefined ? [] : [line('Number', '证书编号', said.number)]),
      line('Kind', '申报种类', kind),
      line('Holder', '持有单位', said.organisationId),
      ...granted(said),
      line('Decision', '决定', OUTCOMES[said.status] ?? { en: said.status, zh: said.status }),
      line('Decided at (UTC)', '决定时间(世界协调时)', said.decidedAt),
      ...days(said),
      ...conditions(said),
      line('Reference', '申报编号', said.reference),
      line('Filing, version', '申报标识、版本', `${said.id}, ${said.version}`),
      line('Issued at (UTC)', '签发时间(世界协调时)', said.issuedAt),
    ],
    notes: checkingNotes(kid),
    proof: said.certificate,
    at: new Date(said.issuedAt),
  };
}
