import { LINES, parse, understood, withLine } from './fwb-under-test';

describe('an FWB that is not quite right', () => {
  it.each([
    [2, '999-12345676HKGCKG/T10K120.5', 'air/invalid-waybill-number', 'line 2 element 1', '/awb'],
    [2, '99-12345675HKGCKG/T10K120.5', 'air/segment-missing', 'line 2', '/awb'],
    [2, '999-1234567HKGCKG/T10K120.5', 'air/element-malformed', 'line 2 element 1', '/awb'],
    [2, '999-12345675HKG/T10K120.5', 'air/element-malformed', 'line 2 element 1', '/origin'],
    [2, '999-12345675HKGCKG', 'air/element-missing', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/T0K120.5', 'air/element-malformed', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/T12345K120.5', 'air/element-malformed', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/P10K120.5', 'air/element-malformed', 'line 2 element 2', '/pieces'],
    [2, '999-12345675HKGCKG/T10', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [2, '999-12345675HKGCKG/T10K0', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [2, '999-12345675HKGCKG/T10G120.5', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [2, '999-12345675HKGCKG/T10K120.5XX', 'air/element-malformed', 'line 2 element 2', '/weight'],
    [4, 'RTG/PVGMU/CK1CA', 'air/element-malformed', 'line 4 element 3', '/route/1'],
    [4, 'RTG', 'air/element-missing', 'line 4 element 2', '/route/0'],
    [4, '', 'air/segment-missing', 'line 1', ''],
    [9, 'LOC', 'air/element-missing', 'line 9 element 2', '/shipper/place'],
    [10, '/H1/999077', 'air/element-malformed', 'line 10 element 2', '/shipper/country'],
    [12, 'NAM/', 'air/element-missing', 'line 15', '/consignee/name'],
    [13, '', 'air/element-missing', 'line 14', '/consignee/address'],
    [15, '', 'air/element-missing', 'line 14', '/consignee/country'],
    [5, 'SHX', 'air/segment-missing', 'line 1', ''],
  ])('is refused when line %d is %j: %s at %s', (line, text, code, sourcePath, field) => {
    const message = parse(withLine(line, text));
    expect(message.kind).toBe('refused');
    const faults = message.findings.filter(({ severity }) => severity === 'fault');
    expect(faults).toContainEqual(
      expect.objectContaining({ code, sourcePath, pointer: `/messages/0${field}` }),
    );
    for (const { message: said, remedy } of faults) expect([said, remedy]).not.toContain('');
  });

  it('tells all faults at once, in the order of the text', () => {
    const lines = [...LINES];
    lines[1] = '999-12345676HKGCKG/T0K1';
    lines[3] = 'RTG/CKG1';
    lines[14] = '/CHN';
    expect(parse(lines).findings.map(({ sourcePath }) => sourcePath)).toEqual([
      'line 2 element 1',
      'line 2 element 2',
      'line 4 element 2',
      'line 15 element 2',
    ]);
  });

  it.each([
    [4, 'RTG/PVGMU', 'air/route-ends-elsewhere', 'line 4 element 2'],
    [3, 'FLT/CA1234/32', 'air/element-malformed', 'line 3 element 3'],
    [20, 'CVD/CNY/PX/PP/NVD/1E5/XXX', 'air/element-malformed', 'line 20 element 6'],
    [20, '', 'air/segment-missing', 'line 1'],
    [22, '/2/P5/K40/CQ/W40/R1.50/T60', 'air/pieces-disagree', 'line 21'],
    [26, '/5/ND/K80.5/CMT80-40/6', 'air/element-malformed', 'line 26 element 5'],
    [32, 'OTH/P/MYC1600.50SC12', 'air/element-malformed', 'line 32 element 3'],
    [44, 'SPH/ELI/SP', 'air/element-malformed', 'line 44 element 3'],
    [37, 'OSI/KEEP\u00a0DRY', 'air/character-outside-standard', 'line 37'],
    [37, `OSI/${'X'.repeat(66)}`, 'air/line-too-long', 'line 37'],
  ])('is taken with a warning when line %d is %j: %s', (line, text, code, sourcePath) => {
    const message = parse(withLine(line, text));
    expect(message.kind).toBe('waybill');
    expect(message.findings).toEqual([expect.objectContaining({ severity: 'warning', code, sourcePath })]);
  });

  it('keeps a segment that the standard does not have, and says so', () => {
    const message = parse([...LINES, 'XYZ/WHAT', '/IS THIS']);
    expect(message).toMatchObject({
      kind: 'waybill',
      data: { unknown: [{ id: 'XYZ', lines: ['XYZ/WHAT', '/IS THIS'] }] },
      findings: [{ severity: 'warning', code: 'air/segment-unknown', sourcePath: 'line 51' }],
    });
  });

  it('uses the first of two equal segments and says so', () => {
    const message = parse([...LINES, 'RTG/XXXYY']);
    expect(message).toMatchObject({
      data: { route: [{ airport: 'PVG' }, { airport: 'CKG' }] },
      findings: [{ code: 'air/segment-repeated', sourcePath: 'line 51' }],
    });
  });

  it('reads pounds, a decimal comma, and numbers with zeros in front', () => {
    const { weight, pieces } = understood(
      LINES.map((line) => line.replace('T10K120.5MC0.31DG6', 'T0010L0120,5')),
    );
    expect({ weight, pieces }).toEqual({ weight: { value: '120.5', unit: 'LBR' }, pieces: 10 });
  });

  it('joins a line that was wrapped without a slash', () => {
    const message = parse(LINES.flatMap((line) => (line === 'OSI/KEEP DRY' ? ['OSI/KEEP', 'DRY'] : [line])));
    expect(message).toMatchObject({
      data: { texts: { otherService: ['KEEP DRY'] } },
      findings: [{ code: 'air/line-wrapped', sourcePath: 'line 38' }],
    });
  });

  it('calls NC texts a consolidation', () => {
    const { consolidation, goodsDescription } = understood(
      LINES.map((line) => line.replace('/3/NG/INTEGRATED CIRCUITS', '/3/NC/CONSOLIDATION AS PER LIST')),
    );
    expect({ consolidation, goodsDescription }).toEqual({
      consolidation: true,
      goodsDescription: 'CONSOLIDATION AS PER LIST IN TRAYS',
    });
  });
});
