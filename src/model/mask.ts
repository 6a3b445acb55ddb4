import { type Day, formatDay } from './day.ts'
import { type FieldName, maskOf } from './field.ts'

/** A star per hidden character, except in accounts (always eight). Names of organisations are not masked. */

const ORGANISATION = /公司|集团|银行|学校|医院|中心|委员会|局|厂|店|社|院|所|部|会|协会|\b(?:Ltd|Inc|Co)\b/i

/** A name of more than four characters with a word that organisations carry. */
export function isOrganisationName(name: string): boolean {
  return name.length > 4 && ORGANISATION.test(name)
}

const stars = (n: number) => '*'.repeat(Math.max(0, n))

/** 张三 → 张*, 欧阳明 → 欧*明 */
export function maskName(name: string): string {
  const chars = [...name]
  if (chars.length < 2 || (chars.length > 4 && ORGANISATION.test(name))) return name
  if (chars.length === 2) return `${chars[0]}*`
  return `${chars[0]}${stars(chars.length - 2)}${chars.at(-1)}`
}

/** 13800001234 → 138****1234 */
export function maskMobile(mobile: string): string {
  return mobile.length >= 11 ? mobile.slice(0, -8) + stars(4) + mobile.slice(-4) : maskDigits(mobile, 0, 2)
}

/** 0531-88881234 → 0531-******34 */
export function maskPhone(phone: string): string {
  if (/^(\+?86)?1\d{10}$/.test(phone)) return maskMobile(phone)
  const area = /^(0\d{2,3})[- ]?/.exec(phone)
  const head = area ? area[0] : ''
  const rest = phone.slice(head.length)
  return head + stars(rest.length - 2) + rest.slice(-2)
}

/** 370102198001011234 → 370***********1234 */
export function maskIdNo(idNo: string): string {
  return maskDigits(idNo, 3, 4)
}

/** 6222021234561234 → 6222******** 1234 without the blank: the length is not shown */
export function maskAccount(account: string): string {
  return account.length > 8 ? `${account.slice(0, 4)}${stars(8)}${account.slice(-4)}` : stars(8)
}

/** A county, a district, or a city that is followed by a street at once: a county-level one. Estates and autonomous regions end alike. */
const COUNTY = /^.*?(?:县|旗|区(?<!自治区|小区|社区|园区|校区)|市(?=[^市县区旗]{0,8}(?:路|街|道|镇|乡|村)))/

/** Up to the county or district; without one, the first six characters. */
export function maskAddress(address: string): string {
  const county = COUNTY.exec(address)
  const head = county ? county[0] : address.slice(0, 6)
  return head.length >= address.length ? address : head + stars(4)
}

/** 1980-05-03 → 1980 */
export function maskBirthDate(day: Day): string {
  return formatDay(day).slice(0, 4)
}

/** Digit runs of seven and more inside free text keep the first three and the last two. */
export function maskFreeText(text: string): string {
  return text.replace(/\d{7,}/g, (run) => `${run.slice(0, 3)}${stars(run.length - 5)}${run.slice(-2)}`)
}

/** The value of a field as it may leave the program. */
export function maskValue(field: FieldName | undefined, value: string): string {
  switch (field && maskOf(field)) {
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
      return /^\d{4}/.exec(value)?.[0] ?? stars(value.length)
    default:
      return field === 'policyNo' ? value : maskFreeText(value)
  }
}

function maskDigits(text: string, head: number, tail: number): string {
  return text.length > head + tail
    ? text.slice(0, head) + stars(text.length - head - tail) + text.slice(-tail)
    : stars(text.length)
}
