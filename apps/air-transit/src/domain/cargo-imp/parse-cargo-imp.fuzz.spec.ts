import fc from 'fast-check';
import { parseCargoImp, type ParsedMessage } from './parse-cargo-imp';

const FWB = `FWB/17
999-12345675HKGCKG/T10K120.5
FLT/CA1234/24
RTG/CKGCA
SHP
NAM/A
ADR/B
LOC/C
/CN
CNE
NAM/A
ADR/B
LOC/C
/CN/1/TE/2
AGT//9147123
/N
/P
CVD/CNY//PP/NVD/NCV/XXX
RTD/1/P10/K120.5/CQ/W120.5/R1/T1
/2/ND/K1/CMT1-1-1/1
/3/NG/X
OTH/P/MYC1
PPD/WT1
ISU/24NOV26/X
REF//AGT/X/HKG
OPI/X
//F/A/B/CKG
OCI/CN/ISS/RA/1`;
const FSU = `FSU/15
999-12345675HKGCKG/T10K120.5
RCF/CA1234/24NOV0830/CKG/T10K120.5/A0800-N
RCT/CA/24NOV0830/CKG/T10
/MU/X
DIS//24NOV0830/CKG/MSCA/P1
ULD/AKE12345CA
OSI/X
OCI/CN/ISS/RA/1`;

/** A good message with some of its lines cut, doubled, emptied, or with characters replaced. */
const spoilt = fc
  .tuple(
    fc.constantFrom(FWB, FSU),
    fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(4),
        by: fc.oneof(fc.constantFrom('', '/', '\n', '//', '0', 'A', '-', '.', '\u0000', '💥'), fc.string()),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([text, spoilings]) =>
    spoilings.reduce<string>((spoiling, { at, length, by }) => {
      const start = at % (spoiling.length + 1);
      return spoiling.slice(0, start) + by + spoiling.slice(start + length);
    }, text),
  );

function checkSane(messages: readonly ParsedMessage[], text: string): void {
  const lines = text.split(/\r\n|\n|\r/).length;
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    const faults = message.findings.filter(({ severity }) => severity === 'fault');
    expect(message.kind === 'refused').toBe(faults.length > 0);
    for (const { sourcePath, code } of message.findings) {
      expect(code).toMatch(/^air\//);
      const line = Number(/^line (\d+)( element \d+)?$/.exec(sourcePath)?.[1]);
      // A missing consignment line is told at the line where it should stand.
      expect(line >= 1 && line <= lines + 1).toBe(true);
    }
    if (message.kind !== 'waybill') continue;
    const { awb, pieces, weight, shipper, consignee } = message.data;
    expect(awb).toMatch(/^\d{3}-\d{8}$/);
    expect(pieces >= 1 && pieces <= 9999 && Number(weight.value) > 0).toBe(true);
    for (const party of [shipper, consignee]) expect([party.name, party.country]).not.toContain('');
  }
}

describe('the parser', () => {
  it('answers every spoilt message with sane data or with faults that have a place, and never throws', () => {
    fc.assert(
      fc.property(spoilt, (text) => checkSane(parseCargoImp(text), text)),
      { numRuns: 2000 },
    );
  });

  it('answers any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) =>
        checkSane(parseCargoImp(text), text),
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => checkSane(parseCargoImp(`FWB/17\n${text}`), `\n${text}`)));
  });
});
