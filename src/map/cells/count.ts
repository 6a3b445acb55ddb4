/** `10`, `10.0`, `10年`, `10年交`, `第3期`, `20年期` */
const COUNT = /^第?(\d{1,4})(?:\.0+)?(?:年|期|次|个月)?(?:期|交|缴|度)?$/
const TO_AGE = /(?:交|缴|付)?至?被?保?险?人?(\d{1,3})(?:周)?岁/
/** a term that is no number of years, and no fault */
const WITHOUT_END: ReadonlySet<string> = new Set([
  '终身',
  '终身交',
  '终身缴',
  '终生',
  '趸交',
  '趸缴',
  '趸',
  '一次性',
  '一次交清',
  '一次性交清',
  '不定期',
])

/** A small whole number; years, 期, 次 are stripped. @param text tidied, NFKC */
export function readCountText(text: string): number | undefined {
  const m = COUNT.exec(text.replace(/\s+/g, ''))
  return m ? Number(m[1]) : undefined
}

/** @param value a workbook's number */
export function readCountNumber(value: number): number | undefined {
  const rounded = Number(value.toPrecision(15))
  return Number.isInteger(rounded) && rounded >= 0 && rounded <= 9999 ? rounded : undefined
}

/** 交至60岁, 至60周岁 → 60: the age until which premiums are paid. */
export function readAge(text: string): number | undefined {
  const m = TO_AGE.exec(text)
  return m ? Number(m[1]) : undefined
}

/** 终身, 趸交: no number of years, nothing to report. */
export function isWithoutEnd(text: string): boolean {
  return WITHOUT_END.has(text)
}
