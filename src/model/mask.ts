import { FIELDS, type FieldKind, type FieldName, type MaskKind, maskOf } from './field.ts'

/** A star per hidden character, except in accounts (always six). Names of organisations are not masked. */

/** Words that only organisations carry, and endings that are theirs: a person's name may hold 会 or 部, but not at the end of five characters. */
const ORGANISATION =
  /公司|集团|银行|学校|大学|中学|小学|幼儿园|医院|中心|委员会|政府|协会|合作社|事务所|办事处|[局厂店社院所部会](?:[（(].*)?$|\b(?:Ltd|Inc|Co)\b/i

/** A name of more than four characters with a word that organisations carry. */
export function isOrganisationName(name: string): boolean {
  return name.length > 4 && ORGANISATION.test(name)
}

const stars = (n: number) => '*'.repeat(Math.max(0, n))

/** 张三 → 张*, 欧阳明 → 欧*明 */
export function maskName(name: string): string {
  return isOrganisationName(name) ? name : maskMiddle(name)
}

/** First and last character, of two only the first. */
export function maskMiddle(text: string): string {
  const chars = [...text]
  if (chars.length < 2) return text
  return chars.length === 2 ? `${chars[0]}*` : `${chars[0]}${stars(chars.length - 2)}${chars.at(-1)}`
}

/** 13800001234 → 138****1234 */
export function maskMobile(mobile: string): string {
  return mobile.length >= 11 ? mobile.slice(0, -8) + stars(4) + mobile.slice(-4) : maskDigits(mobile, 0, 2)
}

const MOBILE = /^(?:\+?86)?1\d{10}$/
/** 010 and 02x are whole area codes; the others have four digits. */
const AREA_CODE = /^[(（]?0(?:10|2\d|[3-9]\d{2})[)）]?[- ]?/

/** 0531-88881234 → 0531-******34 */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return maskMobile(phone)
  const head = AREA_CODE.exec(phone)?.[0] ?? ''
  const rest = phone.slice(head.length)
  return head + stars(rest.length - 2) + rest.slice(-2)
}

/** Of a shorter number so many characters would be nearly all of it. */
const RESIDENT_CARD = 15

/** 370102198001011234 → 370***********1234, a passport E12345678 → E******78 */
export function maskIdNo(idNo: string): string {
  const isShort = idNo.length > 7 && idNo.length < RESIDENT_CARD
  return isShort ? maskDigits(idNo, 1, 2) : maskDigits(idNo, 3, 4)
}

/** 6222021234561234 → 6222******1234, whatever the length; of twelve digits and fewer no more than the last four */
export function maskAccount(account: string): string {
  if (account.length <= 8) return stars(6)
  return `${account.length > 12 ? account.slice(0, 4) : ''}${stars(6)}${account.slice(-4)}`
}

/** A county, a district, or a city that is followed by a street at once: a county-level one. Estates and autonomous regions end alike. */
const COUNTY = /^\D*?(?:县|旗|区(?<!自治区|小区|社区|园区|校区)|市(?=[^市县区旗]{0,8}(?:路|街|道|镇|乡|村)))/
const CITY = /^(?:[^\d路街]{2,8}?(?:省|自治区))?(?:[^\d路街]{2,10}?(?:市|自治州|盟|地区))?/

/** Up to the county or district; without one, to the province and city, if they are named. */
export function maskAddress(address: string): string {
  const head = COUNTY.exec(address)?.[0] ?? CITY.exec(address)?.[0] ?? ''
  return head.length >= address.length ? address : head + stars(4)
}

/** Seven digits and more, a mobile 138 0000 1234, a card 6222 0212 3456 7890. */
const LONG_RUN = /\d{7,}|(?<!\d)(?:1[3-9]\d|\d{4}[\s-]\d{4})(?:[\s-]\d{4})+(?:[\s-]\d{1,3})?(?!\d)/g

/** Long runs of digits inside free text keep the first three and the last two. */
export function maskFreeText(text: string): string {
  return text.replace(LONG_RUN, maskRun)
}

const NAME_ALONE = /^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]+(?:[·•.][\u3400-\u9fff]+)+$/

/** What stands in a column without a field: what could be a name or an address is masked like one. */
export function maskUnknown(value: string): string {
  if (NAME_ALONE.test(value)) return maskName(value)
  return isStreet(value) ? maskAddress(value) : maskFreeText(value)
}

/** Codes, days and amounts stay readable; a run as long as a phone number has slipped in from another column. */
function maskSlipped(text: string): string {
  return text.replace(/\d{11,}/g, maskRun)
}

const maskRun = (run: string) => `${run.slice(0, 3)}${stars(run.length - 5)}${run.slice(-2)}`

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
/** What values of a kind are made of. A value that holds anything else has slipped in from another column, and may be anybody's name or address. */
const MADE_OF: Readonly<Partial<Record<FieldKind | MaskKind, RegExp>>> = {
  day: new RegExp(
    `^(?:[\\d\\s\\-/.,:+年月日号时分秒上下午星期周天〇零一二三四五六七八九十tz]|[ap]m|(?:${MONTHS})[a-z]*)*$`,
    'i',
  ),
  money: /^(?:[\d\s,.+\-()¥￥元角分圆整正〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]|rmb|cny)*$/i,
  count: /^[\d\s.,+\-/第年月日期次岁周至交缴终身趸]*$/,
  mobile: /^(?:[\d\s+\-()*#,;/.、转分机]|ext)*$/i,
  phone: /^(?:[\d\s+\-()*#,;/.、转分机]|ext)*$/i,
  account: /^[\d\s*.-]*(?:E\+\d+)?$/i,
  idNo: /^(?=.*\d)[\dA-Z\s()*.+-]*$/i,
}

/** Nobody knows what it is: only its first character is shown. */
function maskAll(text: string): string {
  const [first = '', ...rest] = text
  return first + stars(rest.length)
}

const STREET = /[路街道巷镇乡村弄号栋楼室]/

/** Codes and words stay readable; a street with a number, or a phone number beside a name, has slipped in. */
function maskWord(text: string): string {
  if (/\d{7}/.test(text) && /\p{Script=Han}/u.test(text)) return maskAll(text)
  return isStreet(text) ? maskAddress(text) : maskSlipped(text)
}

function isStreet(text: string): boolean {
  return STREET.test(text) && /[省市区县旗州路街村]/.test(text) && /\d/.test(text)
}

/** The value of a field as it may leave the program; of no known field: free text. */
export function maskValue(field: FieldName | undefined, value: string): string {
  if (field === undefined) return maskFreeText(value)
  const { kind } = FIELDS[field]
  const mask = maskOf(field)
  if (MADE_OF[mask ?? kind]?.test(value.normalize('NFKC')) === false) return maskAll(value)
  switch (mask) {
    case 'name':
      return maskName(value)
    case 'mobile':
    case 'phone':
      return maskPhone(value)
    case 'idNo':
      return maskIdNo(value)
    case 'account':
      return maskAccount(value)
    case 'address':
      return maskAddress(value)
    case 'birthDate':
      return /^(?:19|20)\d\d/.exec(value)?.[0] ?? stars(value.length)
    case 'freeText':
      return maskFreeText(value)
    default:
      if (field === 'policyNo') return value
      return kind === 'day' || kind === 'money' || kind === 'count' ? maskSlipped(value) : maskWord(value)
  }
}

function maskDigits(text: string, head: number, tail: number): string {
  return text.length > head + tail
    ? text.slice(0, head) + stars(text.length - head - tail) + text.slice(-tail)
    : stars(text.length)
}
