import { QueryInteger } from './values';

describe('a whole number in a path or query', () => {
  const number = QueryInteger(0, 500);

  it.each(['0', '007', '500'])('takes %p', (text) => {
    expect(number.parse(text)).toBe(Number(text));
  });

  it.each(['0x10', '1e2', '+1', '-1', ' 1', '1.0', '', '٣', '501', '99999999999999999', ['1', '2']])(
    'refuses %p',
    (value) => {
      expect(number.safeParse(value).success).toBe(false);
    },
  );

  it('says that it wants a number where it got something else', () => {
    expect(number.safeParse('0x10').error?.issues).toMatchObject([
      { code: 'invalid_type', expected: 'number' },
    ]);
  });
});
