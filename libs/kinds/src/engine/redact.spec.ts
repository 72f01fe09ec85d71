import { redact } from './redact';

const payload = {
  responsible: { name: '王', phone: '1' },
  area: 'chongqing',
  people: [{ name: '李', role: 'a' }, { role: 'b' }],
};

describe('redaction', () => {
  it('takes out what the pointers lead to and nothing else, and leaves the payload as it was', () => {
    const before = structuredClone(payload);
    expect(redact(payload, ['/responsible', '/people/*/name'])).toEqual({
      area: 'chongqing',
      people: [{ role: 'a' }, { role: 'b' }],
    });
    expect(payload).toEqual(before);
  });

  it('keeps the places of a list', () => {
    expect(redact({ names: ['a', 'b'] }, ['/names/*'])).toEqual({ names: [null, null] });
  });

  it('copes with a pointer into what another pointer took out', () => {
    expect(redact(payload, ['/responsible', '/responsible/name'])).not.toHaveProperty('responsible');
  });

  it.each([[[]], [['/nothing']], [['/area/deeper']]])('says that %p lead to nothing', (pointers) => {
    expect(redact(payload, pointers)).toBeUndefined();
  });
});
