import { NotFoundException } from '@nestjs/common';
import { DomainError, type RefusalKind } from '@landport/domain';
import { documentOf } from './problem-document';
import { Problem } from './problem';
import { problemOf } from './problem-of';

class Refused extends DomainError {
  readonly code = 'zone/insufficient-balance';
  constructor(readonly kind: RefusalKind) {
    super('Item 1 of ledger L1 has 3 available, 4 was asked for.', {
      ledgerNo: 'L1',
      itemNo: 1,
      available: { value: '3', unit: 'PCE' },
      asked: { value: '4', unit: 'PCE' },
    });
  }
  override readonly remedy = 'Ask for three.';
}

const at = { path: '/v1/x', traceId: '0'.repeat(32) };

describe('an error on its way out', () => {
  it.each([
    ['invalid', 422],
    ['forbidden', 403],
    ['notFound', 404],
    ['conflict', 409],
  ] as const)('is, when a rule finds it %s, a %d', (kind, status) => {
    expect(problemOf(new Refused(kind)).status).toBe(status);
  });

  it('speaks the words of the refusal, and those of the catalogue in Chinese', () => {
    const problem = problemOf(new Refused('conflict'));
    expect(documentOf(problem, 'en', at)).toMatchObject({
      title: 'Not enough in the ledger',
      detail: 'Item 1 of ledger L1 has 3 available, 4 was asked for.',
      remedy: 'Ask for three.',
      details: { available: { value: '3', unit: 'PCE' } },
    });
    expect(documentOf(problem, 'zh', at)).toMatchObject({
      title: '账册余额不足',
      detail: '账册 L1 第 1 项可用 3 PCE,申请 4 PCE。',
    });
  });

  it.each([
    [new NotFoundException(), 404, 'request/unknown-path'],
    [Object.assign(new Error('big'), { statusCode: 413 }), 413, 'request/too-large'],
    [Object.assign(new Error('x'), { code: '40P01' }), 503, 'service/unavailable'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 503, 'service/unavailable'],
    [Object.assign(new Error('x'), { code: '23505' }), 500, 'service/fault'],
    [Object.assign(new Error('x'), { statusCode: 500 }), 500, 'service/fault'],
    ['a string', 500, 'service/fault'],
    [undefined, 500, 'service/fault'],
  ])('%p becomes %d', (error, status, code) => {
    expect([problemOf(error).status, problemOf(error).code]).toEqual([status, code]);
  });

  it('shows a hundred faults and says how many there are', () => {
    const errors = Array.from({ length: 250 }, (_, index) => ({
      code: 'field/x',
      pointer: `/${index}`,
      value: 'v'.repeat(500),
      message: 'm',
    }));
    const problem = new Problem({ status: 422, code: 'request/invalid', detail: 'x', errors });
    const document = documentOf(problem, 'en', at);
    expect([document.errors?.length, document.errorCount]).toEqual([100, 250]);
    expect(document.errors?.[0]?.value).toHaveLength(100);
  });
});
