import { entry, type Catalogue } from './catalogue-entry';

/** Faults and warnings of cargo messages and refusals of air-transit. */
export const AIR_TRANSIT_PROBLEMS = {
  'air/not-cargo-imp': entry(
    'No Cargo-IMP message',
    '没有 Cargo-IMP 报文',
    'Begin with the message identifier and version on a line of its own, for example FWB/17.',
    '请以报文标识和版本独占一行开头,例如 FWB/17。',
  ),
  'air/message-not-taken': entry(
    'Message type or version not taken',
    '报文类型或版本不予接收',
    'Send FWB/16, FWB/17, FSU/14, FSU/15, FSA/14 or FSA/15.',
    '请发送 FWB/16、FWB/17、FSU/14、FSU/15、FSA/14 或 FSA/15。',
  ),
  'air/too-many-messages': entry(
    'Too much at once',
    '一次发送的内容过多',
    'Send at most 100 messages and 2,000 lines in a request.',
    '每次请求最多发送 100 份报文、2000 行。',
  ),
  'air/message-too-long': entry(
    'A message too long',
    '报文过长',
    'Part it into several messages; the standard does so above 3,500 characters.',
    '请分成多份报文;标准规定超过 3,500 个字符须拆分。',
  ),
  'air/segment-missing': entry(
    'A mandatory segment is missing',
    '缺少必备段',
    'Add the segment that the fault names.',
    '请补充所指的段。',
  ),
  'air/segment-unknown': entry(
    'Not a segment of this message',
    '不属于该报文的段',
    'Check the identifier, or leave the segment out; it was kept and not used.',
    '请核对段标识或删除该段;内容已保存但未使用。',
  ),
  'air/segment-repeated': entry(
    'A segment stands twice',
    '段重复',
    'Send the segment once; the first was used.',
    '该段只应出现一次;已采用首个。',
  ),
  'air/element-missing': entry(
    'An element is missing',
    '缺少要素',
    'Write the element at the line and place that the fault names.',
    '请在所指的行和位置补填该要素。',
  ),
  'air/element-malformed': entry(
    'An element has another form',
    '要素格式不符',
    'Write the element in the form that the fault describes.',
    '请按所述格式填写该要素。',
  ),
  'air/element-surplus': entry(
    'An element too many',
    '多余的要素',
    'Leave it out, or write it where the standard has a place for it.',
    '请删除,或写在标准规定的位置。',
  ),
  'air/line-wrapped': entry(
    'A line goes on without a slash',
    '续行缺少斜线',
    'Start a further line of text with a slash.',
    '续行请以斜线开头。',
  ),
  'air/line-too-long': entry(
    'A line over 69 characters',
    '行长超过 69 个字符',
    'Part it into several lines.',
    '请分成多行。',
  ),
  'air/character-not-allowed': entry(
    'A control character',
    '含有控制字符',
    'Write printable characters only.',
    '请只使用可打印字符。',
  ),
  'air/character-outside-standard': entry(
    'Characters outside ASCII',
    '含有 ASCII 以外的字符',
    'Write printable ASCII only; other systems may garble the rest.',
    '请只使用可打印 ASCII 字符,其他系统可能无法识别。',
  ),
  'air/preface-ignored': entry(
    'Text before the first message',
    '首份报文之前有其他文本',
    'Begin with the message identifier and version.',
    '请以报文标识和版本开头。',
  ),
  'air/version-old': entry(
    'An old version',
    '版本较旧',
    'Send the current version of the message.',
    '请发送现行版本的报文。',
  ),
  'air/route-ends-elsewhere': entry(
    'The route does not end at the destination',
    '航路终点与目的站不一致',
    "Let RTG end with the waybill's destination, or correct the destination.",
    '请使 RTG 终点与运单目的站一致,或更正目的站。',
  ),
  'air/pieces-disagree': entry(
    'Pieces of the rate lines disagree',
    '计费行件数与总件数不一致',
    'Correct the pieces of the rate lines or of the consignment line.',
    '请更正计费行或货物行的件数。',
  ),
  'air/station-zone-unknown': entry(
    'Time zone of a station not known',
    '站点时区未知',
    'Ask the operator to add the airport to the station data; times were read as UTC.',
    '请联系运营方补充该机场数据;时间已按 UTC 读取。',
  ),
  'air/status-in-future': entry(
    'A status in the future',
    '状态时间在将来',
    'Check day and time, which are local to the station.',
    '请核对日期和时间(站点当地时间)。',
  ),
  'air/status-late': entry(
    'A status older than what is known',
    '状态晚到',
    'Nothing need be done; it stands in the history and moved nothing.',
    '无需处理;已记入历史,未改变状态。',
  ),
  'air/status-out-of-order': entry(
    'A status that no lot can take',
    '状态次序不符',
    'Send the statuses that lead here; this one is kept and tried again.',
    '请补发之前的状态;此状态已保存,届时重试。',
  ),
  'air/pieces-over-waybill': entry(
    'More pieces than the waybill has',
    '件数超过运单总件数',
    'Check the pieces; report an overage by FSU/DIS with FDCA.',
    '请核对件数;溢装请以 FSU/DIS(FDCA)报告。',
  ),
  'air/waybill-not-lodged': entry(
    'The FWB has not come yet',
    '尚未收到 FWB',
    'Let the carrier send the FWB; the status is kept and applied when it comes.',
    '请承运人发送 FWB;状态已保存,收到后生效。',
  ),
  'air/not-the-carrier': {
    ...entry(
      "Another carrier's waybill",
      '运单属于其他承运人',
      'Let the carrier whose prefix the number bears, or who lodged it, send the FWB.',
      '请由运单前缀所属或首次提交的承运人发送 FWB。',
    ),
    detailZh: '运单 {awb} 属于其他承运人。',
  },
  'air/waybill-in-carriage': {
    ...entry(
      'Goods have moved',
      '货物已起运',
      'Send the FWB with route, pieces and weight as lodged; report differences by FSU/DIS.',
      '请按原提交的航路、件数和重量发送 FWB;差异请以 FSU/DIS 报告。',
    ),
    detailZh: '运单 {awb} 的货物已移动,不能再更改:{changed}。',
  },
} as const satisfies Catalogue;
