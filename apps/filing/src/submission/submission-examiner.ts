import { Inject, Injectable } from '@nestjs/common';
import type { DecisionMode } from '@landport/contracts';
import { Reference } from '@landport/contracts';
import type { FaultFound } from '@landport/http';
import { MOST_FAULTS, type CompiledKind, type FilingContext, type RuleDecision } from '@landport/kinds';
import { Database } from '@landport/platform';
import { BidGuard } from '../bidding/bid.guard';
import { CommitmentStanding } from '../credit-flags/commitment-standing';
import { referenceOfDeclaration } from '../formats/wco-xml/kind-of-declaration';
import { FilingDocuments } from '../documents/file-documents/filing-documents';
import { Citations } from '../grants/citations';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { OfficeDay } from '../kinds/office-day';
import { faulty, inEnvelope } from './faulty';
import { SubmissionReader } from './submission-reader';
import type { SubmittedContent } from './submitted-content';

/** What the kind in force on the day says of a submission. */
export interface Examination {
  readonly kind: CompiledKind;
  /** What the kind looked at. */
  readonly payload: SubmittedContent['payload'];
  readonly context: FilingContext;
  /** At most a hundred, placed in the sender's format. */
  readonly faults: readonly FaultFound[];
  readonly total: number;
  readonly warnings: readonly FaultFound[];
  /** Known of a submission without faults. */
  readonly mode?: DecisionMode;
  /** The rules' own decision, when they come to one. */
  readonly decision?: RuleDecision;
}

/** An examination without faults. */
export type Sound = Examination & { readonly mode: DecisionMode };

type Texts = Pick<FaultFound, 'message' | 'remedy'>;

export interface Examined {
  readonly content: SubmittedContent;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** One engine for lodging and for the dry run. */
@Injectable()
export class SubmissionExaminer {
  constructor(
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
    @Inject(OfficeDay) private readonly days: OfficeDay,
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(FilingDocuments) private readonly documents: FilingDocuments,
    @Inject(CommitmentStanding) private readonly standing: CommitmentStanding,
    @Inject(BidGuard) private readonly bids: BidGuard,
    @Inject(Citations) private readonly citations: Citations,
    @Inject(Database) private readonly db: Database,
  ) {}

  /** @throws UnknownKind naming the nearest, KindNotInForce */
  async examine(
    { content, contentType, bytes }: Examined,
    organisationId: string,
    at: Date,
  ): Promise<Examination> {
    const on = this.days.of(at);
    const kind = this.kinds.current.inForce(content.kind, on);
    const context = { on, organisationId };
    const { payload } = content;
    const verdict = kind.validate(payload, context);
    const { documents: wanted } = kind.source.header;
    const named = content.documents && (await this.documents.find(content.documents, organisationId));
    const found = [
      ...referenceFaults(content),
      ...this.documents.faultsOf(wanted, content.documents, named),
      ...verdict.faults.map(inEnvelope),
    ];
    const warnings = verdict.warnings.map(inEnvelope);
    if (found.length > 0) {
      const total = verdict.total + found.length - verdict.faults.length;
      const faults = this.reader.place(contentType, bytes, found);
      return { kind, payload, context, faults, total, warnings };
    }
    const decision = kind.decide(payload, context);
    const mode = kind.modeOf(payload, context);
    const sound = { kind, payload, context, faults: [], total: 0, warnings, mode };
    return decision === undefined ? sound : { ...sound, decision };
  }

  /** The same, and whether what it cites and its sender's record bear it as things stand now: a verdict without effect. */
  async judge(examined: Examined, organisationId: string, at: Date): Promise<Examination> {
    const examination = await this.examine(examined, organisationId, at);
    const { payload } = examined.content;
    const citing = { organisationId, on: this.days.of(at), payload };
    const cited = await this.citations.faultsOf(this.db, examination.kind, citing);
    const barred =
      examination.mode === 'commitment' ? await this.standing.faults(examination.kind, organisationId) : [];
    const bid = await this.bids.faultsOf(this.db, examination.kind, payload, organisationId);
    const shared = [...cited, ...barred, ...bid];
    if (shared.length === 0) return examination;
    const { kind, context, faults, total, warnings } = examination;
    const placed = this.reader.place(examined.contentType, examined.bytes, shared.map(inEnvelope));
    const told = [...faults, ...placed].slice(0, MOST_FAULTS);
    return { kind, payload, context, faults: told, total: total + shared.length, warnings };
  }

  /**
   * Citations of a submission that is sound otherwise are judged under lock, when it is lodged.
   * @throws Problem 422 with all faults at once
   */
  async pass(examined: Examined, organisationId: string, at: Date): Promise<Sound> {
    const examination = await this.examine(examined, organisationId, at);
    const { mode } = examination;
    if (mode !== undefined) return { ...examination, mode };
    const { faults, total } = await this.judge(examined, organisationId, at);
    throw faulty(faults, total);
  }
}

/**
 * XML carries the reference in the payload alone. JSON says it in the envelope, whose shape the route has checked,
 * and a declaration says it again: a customs office answers by the one, the window by the other.
 */
function referenceFaults({ reference, payload }: SubmittedContent): FaultFound[] {
  const pointer = '/payload/FunctionalReferenceID';
  if (!Reference.safeParse(reference).success) {
    return [{ code: 'filing/reference-unusable', pointer, value: reference || undefined, ...UNUSABLE }];
  }
  const declared = referenceOfDeclaration(payload);
  if (declared === undefined || declared === reference) return [];
  return [{ code: 'filing/reference-differs', pointer, value: declared, ...differsFrom(reference) }];
}

const UNUSABLE: Texts = {
  message: {
    en: 'A declaration needs a reference of 1 to 70 printable ASCII characters.',
    zh: '申报须有 1 至 70 个可打印 ASCII 字符的编号。',
  },
  remedy: {
    en: 'Give it a FunctionalReferenceID of your own numbering.',
    zh: '请按贵方编号规则填写 FunctionalReferenceID。',
  },
};

const differsFrom = (reference: string): Texts => ({
  message: {
    en: `The filing is lodged under ${reference}, but its declaration names another reference.`,
    zh: `本次申报的编号为 ${reference},而报文内所填编号与之不同。`,
  },
  remedy: {
    en: `Write ${reference} in FunctionalReferenceID, or lodge the filing under the reference that stands there.`,
    zh: `请将 FunctionalReferenceID 改为 ${reference},或以该处编号作为申报编号。`,
  },
});
