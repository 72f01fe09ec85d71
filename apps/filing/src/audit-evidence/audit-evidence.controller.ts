import { Controller, Inject } from '@nestjs/common';
import { auditHistories, auditTrees, type AuditReport } from '@landport/contracts';
import { Input, Route, type InputOf } from '@landport/http';
import { AuditHistories } from './audit-histories';
import { AuditTrees } from './audit-trees';

@Controller()
export class AuditEvidenceController {
  constructor(
    @Inject(AuditHistories) private readonly histories: AuditHistories,
    @Inject(AuditTrees) private readonly trees: AuditTrees,
  ) {}

  @Route(auditHistories)
  ofHistories(@Input() { query }: InputOf<typeof auditHistories>): Promise<AuditReport> {
    return this.histories.page(query.after, query.limit);
  }

  @Route(auditTrees)
  ofTrees(@Input() { query }: InputOf<typeof auditTrees>): Promise<AuditReport> {
    return this.trees.page(query.after ?? 0, query.limit);
  }
}
