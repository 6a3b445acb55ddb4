import type { CaseHistory } from './history.ts'
import type { Receivable } from './receivable.ts'

/** What is asked of a case about its phones. */
interface Reached {
  readonly receivable: Pick<Receivable, 'mobile' | 'phone'>
  readonly history: Pick<CaseHistory, 'changes'> | undefined
}

/** `13911112222`, also as people write it: `139 1111-2222` */
const MOBILE = /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g
/** What speaks of the customer's phone, or is nothing but a number. */
const OF_PHONE = /手机|电话|号码|新号|mobile|phone|tel|^[\d\s-]+$/i

/** The mobile that a collector reported last as the customer's new one; '' where none was, or the list has it by now. Personal. */
export function reportedMobile({ history, receivable }: Reached): string {
  if (history === undefined || history.changes.length === 0) return ''
  const last = history.changes.map(({ detail }) => mobilesIn(detail)).findLast((numbers) => numbers.length > 0) ?? []
  // the old number may be named beside the new one
  return last.findLast((number) => number !== receivable.mobile) ?? ''
}

function mobilesIn(detail: string): readonly string[] {
  const text = detail.normalize('NFKC')
  return OF_PHONE.test(text) ? [...text.matchAll(MOBILE)].map(([number]) => number.replaceAll(/\D/g, '')) : []
}

/** The number to call: what was reported last, else the list's mobile, else its other phone; '' = none. Personal. */
export function phoneOf(c: Reached): string {
  return reportedMobile(c) || c.receivable.mobile || c.receivable.phone
}

/** Blanks and hyphens of every width. */
const GAPS = /[\s\-‐-―－]/
const ALL_GAPS = /[\s\-‐-―－]/g

/** An account or phone number without the blanks and hyphens that people put between its digits. */
export function withoutGaps(number: string): string {
  return GAPS.test(number) ? number.replace(ALL_GAPS, '') : number
}

const WHOLE_MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/

/** The 11 digits of a mobile number, after an optional country code; '' if it is none. */
export function mobileIn(number: string): string {
  return WHOLE_MOBILE.exec(withoutGaps(number))?.[1] ?? ''
}

/** After the third digit always the same one: nobody's. */
const ALL_THE_SAME = /^\d{3}(\d)\1{7}$/

/** The 11 digits of a mobile number that can be somebody's, else ''. */
export function goodMobileIn(number: string): string {
  const mobile = mobileIn(number)
  return ALL_THE_SAME.test(mobile) ? '' : mobile
}
