import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of the customs-zone service: ledgers, lots, duty. */
export const CUSTOMS_ZONE_PROBLEMS = {
  'zone/insufficient-balance': {
    ...entry(
      'The ledger holds less than that',
      '账册余量不足',
      'Take out no more than the balance that is available, or take more goods in first.',
      '出库数量不得超过可用余量,或先办理入库。',
    ),
    detailZh: '账册 {ledgerNo} 第 {itemNo} 项可用 {available},申请 {asked}。',
  },
  'zone/unknown-item': {
    ...entry(
      'The ledger has no such item',
      '账册中无此项',
      'Cite an item number of the ledger.',
      '请填写账册中已有的项号。',
    ),
    detailZh: '账册 {ledgerNo} 无第 {itemNo} 项。',
  },
  'zone/wrong-unit': {
    ...entry(
      'The item is kept in another unit',
      '计量单位与账册不符',
      "State the quantity in the item's own unit.",
      '请使用该项的账册计量单位。',
    ),
    detailZh: '账册 {ledgerNo} 第 {itemNo} 项以 {kept} 计量,而非 {stated}。',
  },
  'zone/movement-stopped': {
    ...entry(
      'The ledger takes no such movement now',
      '账册暂停该类进出',
      'Ask the customs office that keeps the ledger why it is stopped.',
      '请向主管海关了解暂停原因。',
    ),
    detailZh: '账册 {ledgerNo} 的 {what} 状态为 {mark},不接受此类进出。',
  },
  'zone/no-exchange-rate': {
    ...entry(
      'No exchange rate is in force',
      '无适用汇率',
      'State the amount in a currency for which a rate is published.',
      '请使用已公布汇率的币种。',
    ),
    detailZh: '{currency} 无适用汇率。',
  },
  'zone/no-tariff-line': {
    ...entry(
      'The tariff has no such line',
      '税则无此税号',
      'State a commodity code of the tariff in force.',
      '请填写现行税则中的商品编码。',
    ),
    detailZh: '现行税则无税号 {hsCode}。',
  },
  'zone/quantity-wanted': entry(
    'The rate needs a quantity',
    '计税缺少数量',
    'State the quantity in the unit that the tariff line is kept in.',
    '请按税号的计量单位填写数量。',
  ),
  'zone/goods-not-received': {
    ...entry(
      'The goods are not received yet',
      '货物尚未接收',
      'File the list again when the ground handler has reported the lot received.',
      '请在地面代理报告接收该批货物后重新申报。',
    ),
    detailZh: '运单 {awb} 的批次 {lotNo} 尚未接收。',
  },
  'zone/insufficient-lot': {
    ...entry(
      'The lot has fewer packages left',
      '批次剩余件数不足',
      'Take in no more packages than the lot still has.',
      '入库件数不得超过该批次的剩余件数。',
    ),
    detailZh: '运单 {awb} 的批次 {lotNo} 剩余件数不足,申请 {asked} 件。',
  },
} as const satisfies Catalogue;
