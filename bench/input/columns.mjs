/**
 * The 34 columns of the export. Kinds: `text`; `free` may need quotes; `day` a number of days since 1970, `fen` an amount in
 * fen, `count` a whole number. A cell of any kind may hold text instead: what somebody typed.
 * @typedef {'text' | 'free' | 'day' | 'fen' | 'count'} Kind
 * @type {readonly (readonly [header: string, kind: Kind, width: number])[]}
 */
export const COLUMNS = [
  ['机构代码', 'text', 10],
  ['机构名称', 'text', 24],
  ['保单号', 'text', 18],
  ['险种代码', 'text', 8],
  ['险种名称', 'text', 28],
  ['投保人姓名', 'text', 10],
  ['投保人性别', 'text', 6],
  ['投保人出生日期', 'day', 12],
  ['投保人证件类型', 'text', 8],
  ['投保人证件号码', 'text', 20],
  ['投保人手机号', 'text', 13],
  ['投保人联系电话', 'text', 14],
  ['缴费地址', 'free', 44],
  ['被保险人姓名', 'text', 10],
  ['生效日期', 'day', 12],
  ['缴费频次', 'text', 8],
  ['缴费年期', 'count', 6],
  ['保单年度', 'count', 6],
  ['期次', 'count', 6],
  ['应缴日期', 'day', 12],
  ['应缴保费', 'fen', 12],
  ['缴费方式', 'text', 10],
  ['开户银行', 'text', 20],
  ['银行账号', 'text', 22],
  ['账户户名', 'text', 10],
  ['转账状态', 'text', 10],
  ['转账失败原因', 'free', 24],
  ['回盘日期', 'day', 12],
  ['业务员工号', 'text', 10],
  ['业务员姓名', 'text', 10],
  ['业务员状态', 'text', 6],
  ['收费员工号', 'text', 10],
  ['收费员姓名', 'text', 10],
  ['保单状态', 'text', 8],
]

/** @param {string} header */
export function columnOf(header) {
  const index = COLUMNS.findIndex(([name]) => name === header)
  if (index < 0) throw new Error(`no column ${header}`)
  return index
}

/** Days since 1970-01-01. @param {number} year @param {number} month @param {number} day */
export const dayNumber = (year, month, day) => Date.UTC(year, month - 1, day) / 86_400_000

/** @type {Map<number, string>} */
const days = new Map()

/** `2026-06-18`. @param {number} day */
export function dayText(day) {
  let text = days.get(day)
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10)
    days.set(day, text)
  }
  return text
}

/** A day some months earlier or later; the last of the month where the day does not exist. @param {number} day @param {number} months */
export function addMonths(day, months) {
  const date = new Date(day * 86_400_000)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + months
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / 86_400_000
}

/** @param {number} fen */
export const moneyText = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
