import { filledIn, placeholdersIn } from './placeholders';

const PAYLOAD = {
  Declarant: { ID: 'yuzhou-imports' },
  InvoiceAmount: { amount: '{{amount}}', currency: 'CNY' },
  text: 'Lot {{lot}} of {{origin}}',
  many: ['{{lot}}', 'fixed'],
};

describe('the placeholders of a template', () => {
  it('are found with every place they stand at', () => {
    expect(placeholdersIn(PAYLOAD)).toEqual([
      { name: 'amount', pointers: ['/InvoiceAmount/amount'] },
      { name: 'lot', pointers: ['/text', '/many/0'] },
      { name: 'origin', pointers: ['/text'] },
    ]);
  });

  it('become their values: whole ones keep their type, those within a text become part of it', () => {
    expect(filledIn(PAYLOAD, { amount: 12.5, lot: 'A-7', origin: 'US' })).toEqual({
      Declarant: { ID: 'yuzhou-imports' },
      InvoiceAmount: { amount: 12.5, currency: 'CNY' },
      text: 'Lot A-7 of US',
      many: ['A-7', 'fixed'],
    });
  });

  it('are left out with their text where there is no value yet', () => {
    expect(filledIn(PAYLOAD, { origin: 'US' })).toEqual({
      Declarant: { ID: 'yuzhou-imports' },
      InvoiceAmount: { currency: 'CNY' },
      many: ['fixed'],
    });
  });

  it('are never filled again by what a value says, nor by what an object inherits', () => {
    expect(filledIn(['{{a}}', '{{toString}}', '$& {{b}}'], { a: '{{b}}', b: '$1' })).toEqual([
      '{{b}}',
      '$& $1',
    ]);
  });
});
