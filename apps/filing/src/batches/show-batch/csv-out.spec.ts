import { csvCell, csvLine } from './csv-out';

describe('a cell of a CSV that we give out', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['=a"b,c', `"'=a""b,c"`],
  ])('%j runs no formula', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('is quoted where it must be, and only there', () => {
    expect(csvLine(['plain', 'a,b', 'a;b', 'say "hi"', 'two\nlines', ' blank ', '编号', ''])).toBe(
      'plain,"a,b","a;b","say ""hi""","two\nlines"," blank ",编号,\r\n',
    );
  });
});
