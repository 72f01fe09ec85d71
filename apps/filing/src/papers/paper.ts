import type { Text } from '@landport/contracts';
import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import { fontOf } from './fonts';

/** One line of a paper: what it is, and what it says; a text in both languages, or a value that needs none. */
export interface PaperLine {
  readonly label: Text;
  readonly value: string | Text;
}

export interface Paper {
  readonly title: Text;
  readonly lines: readonly PaperLine[];
  readonly notes: readonly Text[];
  /** What the QR code holds: a signed text that `landport-verify` checks. */
  readonly proof: string;
  /** Stands in the file as its time of making, so that the same paper is the same bytes. */
  readonly at: Date;
}

/** In points, 72 to the inch. */
const MARGIN = 56;
const LABEL_WIDTH = 150;
const QR_SIZE = 200;
/** Quiet zone of ISO/IEC 18004, in modules. */
const QUIET = 4;
const GREY = '#555555';

type Document = InstanceType<typeof PDFDocument>;

/**
 * A sheet of A4 in English and Chinese. The fonts are in it, cut down to the characters it uses, so that it looks
 * the same everywhere; nothing in it depends on when or where it was made.
 */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'en',
    info: {
      Title: `${paper.title.en} ${paper.title.zh}`,
      Author: 'Landport',
      CreationDate: paper.at,
      ModDate: paper.at,
    },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  document.registerFont('regular', fontOf(400)).registerFont('bold', fontOf(700));
  document.font('bold').fontSize(22).text(paper.title.en).fontSize(18).text(paper.title.zh).moveDown(1.2);
  for (const line of paper.lines) drawLine(document, line);
  drawProof(document.moveDown(1), paper);
  document.end();
  return whole;
}

function drawLine(document: Document, { label, value }: PaperLine): void {
  const top = document.y;
  const right = MARGIN + LABEL_WIDTH;
  const width = document.page.width - MARGIN - right;
  document.font('regular').fontSize(9).fillColor(GREY);
  document.text(`${label.en}\n${label.zh}`, MARGIN, top, { width: LABEL_WIDTH - 12 });
  const below = document.y;
  const text = typeof value === 'string' ? value : `${value.en}\n${value.zh}`;
  document.fontSize(11).fillColor('black').text(text, right, top, { width });
  document.y = Math.max(below, document.y) + 8;
  document.x = MARGIN;
}

function drawProof(document: Document, { proof, notes }: Paper): void {
  const { y: top } = document;
  drawQr(document, proof, MARGIN, top);
  const left = MARGIN + QR_SIZE + 24;
  const width = document.page.width - MARGIN - left;
  document.y = top;
  for (const { en, zh } of notes) {
    document.font('regular').fontSize(9).fillColor(GREY).text(`${en}\n${zh}`, left, document.y, { width });
    document.moveDown(0.8);
  }
}

/** Modules of a row that touch are drawn as one bar, which keeps hairlines out of the code. */
function drawQr(document: Document, proof: string, left: number, top: number): void {
  const { modules } = createQr(proof, { errorCorrectionLevel: 'L' });
  const { size } = modules;
  const module = QR_SIZE / (size + 2 * QUIET);
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 1) {
      let to = from;
      while (to < size && modules.get(row, to)) to += 1;
      if (to === from) continue;
      const x = left + (from + QUIET) * module;
      document.rect(x, top + (row + QUIET) * module, (to - from) * module, module);
      from = to;
    }
  }
  document.fill('black');
}
