import { maskAddress } from '../../model/mask.ts'
import type { RowCheck } from '../check.ts'

const FEWEST_CHARACTERS = 7
/** Digits of any script, or Chinese numerals before what they count: 三号, 十二栋, but not 三里屯. */
const HOUSE_NUMBER =
  /\p{Nd}|[〇零一二三四五六七八九十百千两]+(?:号|弄|巷|组|队|社|栋|幢|座|楼|层|单元|门|室|户|排|区|期)/u

function isPoor(address: string): boolean {
  // most characters are one unit long: counting by spreading is needed only for short addresses
  if (address.length < 2 * FEWEST_CHARACTERS && [...address].length < FEWEST_CHARACTERS) return true
  return !HOUSE_NUMBER.test(address)
}

export const addressPoor: RowCheck = {
  kind: 'row',
  code: 'V034',
  name: 'address-poor',
  severity: 'note',
  field: 'address',
  needs: ['address'],
  title: { zh: '地址不详', en: 'address poor' },
  when: {
    zh: '地址为空、不超过六个字，或没有号码（“三号”“十二栋”也算号码）',
    en: 'the address is empty, has six characters or fewer, or no number (三号, 十二栋 count as numbers)',
  },
  message: { zh: '按这个地址找不到人：{address}', en: 'the address leads to nobody: {address}' },
  remedy: { zh: '下次联系时请客户说明到门牌号。', en: 'At the next contact ask for street and house number.' },
  bad: { address: '山东省济南市历下区' },
  good: { address: '山东省济南市历下区经十路1号' },
  find: (row) =>
    isPoor(row.address) ? { facts: { address: row.address === '' ? '—' : maskAddress(row.address) } } : undefined,
}
