import { entry, type Catalogue } from './catalogue-entry';

/** Refusals of bonded ledgers, gate and declarations, and the reasons that customs gives for what it does not take. */
export const CUSTOMS_ZONE_PROBLEMS = {
  'zone/insufficient-balance': {
    ...entry(
      'Not enough in the ledger',
      '账册余额不足',
      'Take out no more than the balance that is available, or take more goods in first.',
      '请不超过可用余额出区,或先办理货物入区。',
    ),
    detailZh: '账册 {ledgerNo} 第 {itemNo} 项可用 {available},申请 {asked}。',
  },
  'zone/unknown-item': {
    ...entry('No such item', '没有该项货物', 'Cite an item number of the ledger.', '请填写账册中的项号。'),
    detailZh: '账册 {ledgerNo} 没有第 {itemNo} 项。',
  },
  'zone/wrong-unit': {
    ...entry(
      'Another unit than the ledger keeps',
      '计量单位与账册不符',
      "State the quantity in the item's own unit.",
      '请使用该项货物的计量单位。',
    ),
    detailZh: '账册 {ledgerNo} 第 {itemNo} 项的计量单位为 {kept}。',
  },
  'zone/movement-stopped': {
    ...entry(
      'The ledger takes no such movement now',
      '账册已暂停此类进出',
      'Ask the customs office of the ledger.',
      '请联系账册主管海关。',
    ),
    detailZh: '账册 {ledgerNo} 当前状态为 {mark}。',
  },
  'zone/goods-not-received': {
    ...entry(
      'The goods are not received',
      '货物尚未运抵',
      'File the list again when the ground handler has reported the lot received.',
      '待地面代理报告货物运抵后重新申报。',
    ),
    detailZh: '运单 {awb} 第 {lotNo} 批货物尚未运抵。',
  },
  'zone/insufficient-lot': {
    ...entry(
      'Not that much left of the lot',
      '该批货物剩余件数不足',
      'Take in no more packages than the lot still has.',
      '请不超过该批货物剩余件数。',
    ),
    detailZh: '运单 {awb} 第 {lotNo} 批共 {pieces} 件,剩余 {left} 件,申报 {asked} 件。',
  },
  'zone/operator-only': entry(
    'Only for the zone operator',
    '仅限园区运营方',
    'Ask the operator of the zone to do it.',
    '请由园区运营方办理。',
  ),
  'zone/list-of-declaration': {
    ...entry(
      'The list was made by the release of a declaration',
      '该清单由申报放行生成',
      'Ask the customs office to take the release back.',
      '请联系海关撤销放行。',
    ),
    detailZh: '清单 {listNo} 由申报放行生成,不能单独撤销。',
  },
  'zone/no-tariff-line': {
    ...entry(
      'No tariff line for the commodity code',
      '税则中没有该税号',
      'State a commodity code of the tariff in force.',
      '请填写现行税则的税号。',
    ),
    detailZh: '现行税则没有税号 {hsCode}。',
  },
  'zone/no-exchange-rate': {
    ...entry(
      'No exchange rate for the currency',
      '没有该币种的汇率',
      'State the amount in a currency for which a rate is published.',
      '请使用已公布汇率的币种。',
    ),
    detailZh: '没有 {currency} 的适用汇率。',
  },
  'zone/quantity-wanted': {
    ...entry(
      "A quantity in the tariff line's unit is wanted",
      '需填写税目计量单位的数量',
      'State the quantity in the unit that the tariff line is kept in.',
      '请按税目计量单位填写数量。',
    ),
    detailZh: '该税目按 {unit} 计征。',
  },
  'zone/guarantee-exhausted': entry(
    'The guarantee does not cover the duty',
    '担保余额不足',
    'Raise the guarantee or settle what is open, then correct the filing under the same reference.',
    '请增加担保或结清未缴税款,再以同一参考号更正申报。',
  ),
  'zone/ledger-unknown': entry(
    'The importer has no such ledger',
    '进口人没有该账册',
    'Cite a ledger that holds goods of the importer.',
    '请填写进口人名下的账册。',
  ),
  'zone/goods-in-bonded-store': entry(
    'The goods are in a bonded store',
    '货物已入保税仓',
    'Declare them out of the ledger that they were taken into.',
    '请按入区账册申报出区。',
  ),
  'zone/already-released': entry(
    'The declaration is released',
    '申报已放行',
    'Ask the customs office for an amendment after release.',
    '请向海关申请放行后修改。',
  ),
  'zone/several-ledgers': entry(
    'Goods of several ledgers',
    '商品来自不同账册',
    'File a declaration for each ledger.',
    '请按账册分别申报。',
  ),
  'zone/no-goods-items': entry(
    'No goods items',
    '没有商品项',
    'State at least one goods item.',
    '请至少填写一项商品。',
  ),
  'zone/quantity-missing': entry(
    'A quantity for the ledger is missing',
    '缺少账册数量',
    "State TariffQuantity in the ledger item's unit, with at most 5 decimals.",
    '请按账册计量单位填写数量,小数不超过五位。',
  ),
  'zone/decided-by-officer': entry(
    'An officer decided it',
    '由关员决定',
    'Mend what the reason names and correct the filing under the same reference.',
    '请按理由更正,并以同一参考号重新提交。',
  ),
} as const satisfies Catalogue;
