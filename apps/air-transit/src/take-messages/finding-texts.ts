import type { FaultFound } from '@landport/http';
import type { Finding } from '../domain/cargo-imp/findings';

/** The faults in Chinese, by code; `where` is the place in the sender's text. */
const IN_CHINESE: Readonly<Record<string, readonly [message: (where: string) => string, remedy: string]>> = {
  'air/element-missing': [(where) => `${where}缺少必填要素。`, '请按 Cargo-IMP 标准补填该要素。'],
  'air/element-malformed': [(where) => `${where}的格式不符合标准。`, '请按 Cargo-IMP 标准的格式填写。'],
  'air/segment-missing': [(where) => `${where}所在报文缺少必备段。`, '请补充该段。'],
  'air/invalid-waybill-number': [
    (where) => `${where}的运单号校验位有误。`,
    '请核对运单号:末位应为前七位除以 7 的余数。',
  ],
  'air/character-not-allowed': [(where) => `${where}含有控制字符。`, '请只使用可打印字符。'],
  'air/message-not-taken': [
    (where) => `${where}的报文类型或版本不予接收。`,
    '请发送 FWB/16、FWB/17、FSU/14 或 FSU/15。',
  ],
  'air/not-cargo-imp': [() => '文本中没有 Cargo-IMP 报文。', '请以报文标识和版本独占一行开头,例如 FWB/17。'],
  'air/message-too-long': [(where) => `${where}起的报文过长。`, '请分成多份报文。'],
  'air/too-many-messages': [() => '一次发送的内容过多。', '每次最多发送 100 份报文、2000 行。'],
};

const placeInChinese = (sourcePath: string): string =>
  sourcePath.replace(/^line (\d+)/, '第 $1 行').replace(/ element (\d+)$/, '第 $1 项');

/** A fault as the edge answers it, in both languages of the house. */
export function faultInWords(finding: Finding): FaultFound {
  const { code, pointer, sourcePath, value, message, remedy } = finding;
  const chinese = IN_CHINESE[code];
  return {
    code,
    pointer,
    sourcePath,
    value,
    message: chinese ? { en: message, zh: chinese[0](placeInChinese(sourcePath)) } : message,
    remedy: chinese ? { en: remedy, zh: chinese[1] } : remedy,
  };
}
