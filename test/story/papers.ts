import { AirWaybillNumber } from '@landport/domain';
import { randomInt } from 'node:crypto';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
/** The station's own time: Chongqing is eight hours ahead of UTC all year. */
const CKG_AHEAD_MS = 8 * 3_600_000;

/** A waybill number of the seeded airline that was never used. */
export function newAwb(): string {
  const first = String(randomInt(10_000_000)).padStart(7, '0');
  return `999-${first}${AirWaybillNumber.checkDigit(first)}`;
}

export const newReference = (prefix: string): string =>
  `${prefix}-${Date.now().toString(36).toUpperCase()}${randomInt(1_296).toString(36)}`;

export const fwb = (
  awb: string,
  pieces: number,
  kilograms: string,
  goods: string,
  consignee: string,
): string =>
  [
    'FWB/17',
    `${awb}LAXCKG/T${pieces}K${kilograms}`,
    'RTG/CKGCA',
    'SHP',
    'NAM/PACIFIC SEMICONDUCTOR INC',
    'ADR/1 HARBOR WAY',
    'LOC/LOS ANGELES/CA',
    '/US/90045',
    'CNE',
    `NAM/${consignee}`,
    'ADR/8 AIRPORT ROAD',
    'LOC/CHONGQING',
    '/CN/401120',
    'CVD/USD//PP/NVD/NCV/XXX',
    `RTD/1/P${pieces}/K${kilograms}/CQ/W${kilograms}/R4.25/T${(Number(kilograms) * 4.25).toFixed(2)}`,
    `/NG/${goods}`,
    'ISU/01OCT26/LOS ANGELES/PACIFIC SEMI',
    'REF///AGT/PACIFICSEMI/LAX',
    '',
  ].join('\r\n');

export function rcf(awb: string, pieces: number, kilograms: string, at: Date): string {
  const local = new Date(at.getTime() + CKG_AHEAD_MS).toISOString();
  const moment = `${local.slice(8, 10)}${MONTHS[Number(local.slice(5, 7)) - 1]}${local.slice(11, 13)}${local.slice(14, 16)}`;
  return [
    'FSU/15',
    `${awb}LAXCKG/T${pieces}K${kilograms}`,
    `RCF/CA1042/${moment}/CKG/T${pieces}K${kilograms}`,
    '',
  ].join('\r\n');
}

export interface Declared {
  readonly reference: string;
  readonly importer: string;
  readonly awb: string;
  readonly amount: string;
  readonly pieces: number;
  /** Number of the bonded ledger that the goods are taken out of. */
  readonly ledgerNo?: string;
  readonly quantity?: string;
}

/** An import declaration of one item, in the WCO Data Model's names. */
export const declaration = ({
  reference,
  importer,
  awb,
  amount,
  pieces,
  ledgerNo,
  quantity = '1000',
}: Declared) => ({
  TypeCode: 'IMA',
  FunctionCode: '9',
  FunctionalReferenceID: reference,
  DeclarationOfficeID: 'ckg-customs',
  GoodsItemQuantity: '1',
  InvoiceAmount: { amount, currency: 'CNY' },
  TotalPackageQuantity: String(pieces),
  Declarant: { ID: importer },
  GoodsShipment: {
    Consignment: {
      GoodsLocation: { ID: 'CKG' },
      TransportContractDocument: [{ ID: awb, TypeCode: '740' }],
    },
    Importer: { ID: importer },
    GovernmentAgencyGoodsItem: [
      {
        SequenceNumeric: '1',
        Commodity: {
          Description: 'Integrated circuits',
          Classification: [{ ID: '85423190', IdentificationTypeCode: 'HS' }],
          GoodsMeasure: {
            GrossMassMeasure: { value: '120.5', unit: 'KGM' },
            NetNetWeightMeasure: { value: '110', unit: 'KGM' },
            TariffQuantity: { value: quantity, unit: 'PCE' },
          },
          InvoiceLine: { ItemChargeAmount: { amount, currency: 'CNY' } },
        },
        CustomsValuation: { MethodCode: '1', FreightChargeAmount: { amount: '1800.00', currency: 'CNY' } },
        GovernmentProcedure: [{ CurrentCode: '40', PreviousCode: ledgerNo === undefined ? '00' : '71' }],
        Origin: [{ CountryCode: 'US' }],
        Packaging: [{ SequenceNumeric: '1', QuantityQuantity: String(pieces), TypeCode: 'CT' }],
        ...(ledgerNo !== undefined && {
          PreviousDocument: [{ CategoryCode: 'Y', TypeCode: 'ledger', ID: ledgerNo, LineNumeric: '1' }],
        }),
      },
    ],
  },
});

/** The same as the WCO Data Model's XML, for goods by sea that have not come. */
export const declarationXml = (
  reference: string,
  importer: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
  <md:WCODataModelVersionCode>3.6</md:WCODataModelVersionCode>
  <md:WCOTypeName>DEC</md:WCOTypeName>
  <md:ResponsibleCountryCode>CN</md:ResponsibleCountryCode>
  <Declaration>
    <FunctionCode>9</FunctionCode>
    <FunctionalReferenceID>${reference}</FunctionalReferenceID>
    <TypeCode>IMA</TypeCode>
    <GoodsItemQuantity>1</GoodsItemQuantity>
    <InvoiceAmount currencyID="CNY">48000</InvoiceAmount>
    <TotalPackageQuantity>20</TotalPackageQuantity>
    <Declarant><ID>${importer}</ID></Declarant>
    <GoodsShipment>
      <Consignment>
        <ContainerCode>1</ContainerCode>
        <GoodsLocation>
          <Name>CNCKGGY</Name>
          <TypeCode>A</TypeCode>
          <Address><TypeCode>U</TypeCode><CountryCode>CN</CountryCode></Address>
        </GoodsLocation>
      </Consignment>
      <GovernmentAgencyGoodsItem>
        <SequenceNumeric>1</SequenceNumeric>
        <Commodity>
          <Description>Dried shiitake mushrooms</Description>
          <Classification><ID>07123400</ID><IdentificationTypeCode>HS</IdentificationTypeCode></Classification>
          <GoodsMeasure>
            <GrossMassMeasure unitCode="KGM">2200</GrossMassMeasure>
            <NetNetWeightMeasure unitCode="KGM">2000</NetNetWeightMeasure>
          </GoodsMeasure>
          <InvoiceLine><ItemChargeAmount currencyID="CNY">48000</ItemChargeAmount></InvoiceLine>
          <TransportEquipment><SequenceNumeric>1</SequenceNumeric><ID>MSCU6639870</ID></TransportEquipment>
        </Commodity>
        <CustomsValuation><MethodCode>1</MethodCode></CustomsValuation>
        <GovernmentProcedure><CurrentCode>40</CurrentCode><PreviousCode>00</PreviousCode></GovernmentProcedure>
        <Origin><CountryCode>KR</CountryCode></Origin>
        <Packaging>
          <SequenceNumeric>1</SequenceNumeric>
          <MarksNumbersID>NO MARKS</MarksNumbersID>
          <QuantityQuantity>20</QuantityQuantity>
          <TypeCode>BX</TypeCode>
        </Packaging>
      </GovernmentAgencyGoodsItem>
      <Importer><ID>${importer}</ID></Importer>
    </GoodsShipment>
  </Declaration>
</md:MetaData>
`;

/** A high-tech recognition filing whose share of research spent in China is 55 %. */
export const recognition = (area: string) => ({
  area,
  enterprise: {
    name: 'Liangjiang Photonics Co., Ltd.',
    creditCode: '91500000MA5U000001',
    registeredOn: '2019-06-18',
  },
  technologyField: 'electronics',
  intellectualProperty: [
    { number: 'ZL202110000001.2', title: 'Silicon photonic transceiver', sort: 'patent' },
  ],
  staff: { total: 240, research: 60 },
  finance: {
    currency: 'CNY',
    salesLastYear: '80000000.00',
    salesThreeYears: '210000000.00',
    researchThreeYears: '10000000.00',
    researchInChinaThreeYears: '5500000.00',
    incomeLastYear: '82000000.00',
    highTechIncomeLastYear: '61500000.00',
  },
});
