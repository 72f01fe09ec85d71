import { parseCargoImp, type ParsedMessage } from '../parse-cargo-imp';
import { LINES, parse } from './fwb-under-test';

describe('a text', () => {
  it.each(['\r\n', '\n', '\r'])('may end its lines with %j', (end) => {
    expect(parse(LINES, end).findings).toEqual([]);
  });

  it('may hold several messages, blank lines and trailing spaces; positions are those of the text', () => {
    const text = `\n${LINES.join(' \n')}\n\n\n${LINES.join('\n').replace('45675', '45676')}\n\n\n\n`;
    const messages = parseCargoImp(text);
    expect(messages.map(({ kind, line }) => [kind, line])).toEqual([
      ['waybill', 2],
      ['refused', 54],
    ]);
    expect(messages[1]?.findings[0]).toMatchObject({
      sourcePath: 'line 55 element 1',
      pointer: '/messages/1/awb',
      value: '999-12345676',
      remedy: expect.stringContaining('999-12345675'),
    });
  });

  it.each([
    ['nothing', '', 'air/not-cargo-imp', 'line 1'],
    ['prose', 'hello\nworld', 'air/not-cargo-imp', 'line 1'],
    ['an older FWB', 'FWB/9\n', 'air/message-not-taken', 'line 1'],
    ['a manifest', 'FFM/8\n', 'air/message-not-taken', 'line 1'],
    ['a message without version', 'FSU\n', 'air/message-not-taken', 'line 1'],
    ['a hundred and one messages', 'FSU/15\n'.repeat(101), 'air/too-many-messages', 'line 101'],
    ['more lines than are taken', 'FSU/15\n' + '/\n'.repeat(2000), 'air/too-many-messages', 'line 2001'],
  ])('of %s is refused', (_, text, code, sourcePath) => {
    expect(parseCargoImp(text)[0]).toMatchObject({ kind: 'refused', findings: [{ code, sourcePath }] });
  });

  it('of a message too long to be one is refused, and one as long as may be is not', () => {
    const long = (length: number): ParsedMessage =>
      parse([...LINES, `OSI/${'X'.repeat(length - LINES.slice(1).join('').length - 4)}`]);
    expect(long(16_000).kind).toBe('waybill');
    expect(long(16_001)).toMatchObject({
      kind: 'refused',
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'air/message-too-long', sourcePath: 'line 1' }),
      ]),
    });
  });

  it('may begin with a teletype address, which is told of', () => {
    const message = parse(['QK CKGCACA', '.HKGFFCA 240830', ...LINES]);
    expect(message.kind).toBe('waybill');
    expect(message.findings.map(({ code }) => code)).toEqual(['air/preface-ignored', 'air/preface-ignored']);
  });
});
